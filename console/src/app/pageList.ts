import type { Page } from './pages.ts'

/** Every page of the console, in the order of the navigation. A feature adds its pages here and nowhere else. */
export const pages: readonly Page[] = []

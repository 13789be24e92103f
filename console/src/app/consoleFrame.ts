import { startOf } from './navigation.ts'
import { Root } from './Root.tsx'
import type { Frame } from './router.tsx'
import { SignedIn } from './SignedIn.tsx'

/** The console around its pages. */
export const consoleFrame: Frame = { root: Root, signedIn: SignedIn, startOf }

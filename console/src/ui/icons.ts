import type { Icon as TablerIcon } from '@tabler/icons-react'

/** An icon, imported by name from `@tabler/icons-react/dist/esm/icons/…` or the package itself. */
export type Icon = TablerIcon

/** The stroke of every icon. */
export const STROKE = 1.7

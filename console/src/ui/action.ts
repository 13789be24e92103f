import type { Icon } from './icons.ts'

/**
 * Something a person can do, as data: the same value fills a button, a row menu, the selection bar and the palette.
 * Leave out what one has no right to; give `refused` for what makes no sense now.
 */
export interface Action {
  readonly id: string
  readonly label: string
  readonly icon?: Icon | undefined
  readonly run?: (() => void) | undefined
  /** A page of this console; then it is a link. */
  readonly href?: string | undefined
  /** The key shown beside it (registering it is the page's business). */
  readonly hint?: string | undefined
  /** Why it can't be done now; shown as its second line. */
  readonly refused?: string | undefined
  readonly danger?: boolean | undefined
  /** It is what holds now: one of several to choose from, with a tick. */
  readonly chosen?: boolean | undefined
  readonly primary?: boolean | undefined
  readonly busy?: boolean | undefined
  readonly children?: readonly Action[] | undefined
}

/** Actions between which a line is drawn. */
export type ActionGroups = readonly (readonly Action[])[]

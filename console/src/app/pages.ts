import type { ComponentType } from 'react'

/** A page of the console: its address, its words, and its code, which is fetched when first opened. */
export interface Page {
  /** `/users/$user/{-$tab}`: one address for a person and its tabs, so that the focus stays on the tab */
  readonly path: string
  /** Names it in the window's title: `pages.<title>` in the words of the shell. */
  readonly title: string
  /** Language files it needs. */
  readonly words: readonly string[]
  readonly load: () => Promise<ComponentType>
  /** Without the frame: sign-in, set-up, activation. */
  readonly isDoor?: boolean
}

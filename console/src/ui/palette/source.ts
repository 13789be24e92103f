import type { ReactNode } from 'react'
import type { Action } from '../action.ts'

export interface Found extends Action {
  /** The heading it stands under: *People*, *Pages*. */
  readonly group: string
  /** Other words by which it is found. */
  readonly also?: string | undefined
  readonly note?: string | undefined
  /** Stands in place of the icon. */
  readonly picture?: ReactNode
}

/** Answers what a text finds; '' asks for what to show at first. Aborted when more is typed. */
export type PaletteSource = (text: string, signal: AbortSignal) => readonly Found[] | Promise<readonly Found[]>

const PLACES = { first: 0, between: 1, last: 2 } as const

let sources: readonly { readonly source: PaletteSource; readonly place: number }[] = []

/** Adds a source and answers how to take it back. A page puts its own first while it is shown; what is found by mere words stands last. */
export function addPaletteSource(source: PaletteSource, place: keyof typeof PLACES = 'between'): () => void {
  const added = { source, place: PLACES[place] }
  sources = [...sources, added].sort((one, other) => one.place - other.place)
  return () => {
    sources = sources.filter((one) => one !== added)
  }
}

/** Asks every source; one that fails keeps the others. */
export async function findInPalette(text: string, signal: AbortSignal): Promise<readonly Found[]> {
  const answers = await Promise.all(
    sources.map(async ({ source }) => source(text, signal)).map((found) => found.catch(() => [])),
  )
  return answers.flat()
}

/** Keeps what a text matches, words in any order. For sources that know all of theirs. */
export function matching(found: readonly Found[], text: string): readonly Found[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return found.filter(({ label, also = '' }) => words.every((word) => `${label} ${also}`.toLowerCase().includes(word)))
}

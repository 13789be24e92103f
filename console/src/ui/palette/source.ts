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

let sources: readonly PaletteSource[] = []

/** Adds a source and answers how to take it back; a page may add its own while it is shown, above all others. */
export function addPaletteSource(source: PaletteSource, isFirst = false): () => void {
  sources = isFirst ? [source, ...sources] : [...sources, source]
  return () => {
    sources = sources.filter((one) => one !== source)
  }
}

/** Asks every source; one that fails keeps the others. */
export async function findInPalette(text: string, signal: AbortSignal): Promise<readonly Found[]> {
  const answers = await Promise.all(
    sources.map(async (source) => source(text, signal)).map((found) => found.catch(() => [])),
  )
  return answers.flat()
}

/** Keeps what a text matches, words in any order. For sources that know all of theirs. */
export function matching(found: readonly Found[], text: string): readonly Found[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return found.filter(({ label, also = '' }) => words.every((word) => `${label} ${also}`.toLowerCase().includes(word)))
}

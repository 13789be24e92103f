/** The written keys by which lists sort and search; NOT NULL, folded by us, so that both databases agree. */
import { fold } from './fold.ts'

/** Folded words, each after a space: a word's beginning is found as ' ve', anything longer anywhere. */
export function searchText(parts: readonly (string | null)[]): string {
  const words = parts.flatMap((part) => (part ? fold(part).split(' ') : [])).filter(Boolean)
  return ` ${[...new Set(words)].join(' ')}`
}

/** A word of a search: one or two characters match beginnings of words only, three and more anywhere. */
export interface SearchWord {
  readonly text: string
  readonly atBeginning: boolean
}

/** The words of a search, folded as what is searched; at most eight. */
export function searchWords(query: string): readonly SearchWord[] {
  return fold(query)
    .split(' ')
    .filter(Boolean)
    .slice(0, 8)
    .map((text) => ({ text, atBeginning: [...text].length < 3 }))
}

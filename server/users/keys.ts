/** The written keys by which lists sort and search; NOT NULL, folded by us, so that both databases agree. */
import { fold } from '../platform/fold.ts'

/** Folded words, each after a space: a word's beginning is found as ' ve', anything longer anywhere. */
export function searchText(parts: readonly (string | null)[]): string {
  const words = parts.flatMap((part) => (part ? fold(part).split(' ') : [])).filter(Boolean)
  return ` ${[...new Set(words)].join(' ')}`
}

/** The words of a search as LIKE patterns over `search_text`: one or two characters match word beginnings only. */
export function searchWords(query: string): readonly { readonly text: string; readonly atBeginning: boolean }[] {
  return fold(query)
    .split(' ')
    .filter(Boolean)
    .slice(0, 8)
    .map((text) => ({ text, atBeginning: [...text].length < 3 }))
}

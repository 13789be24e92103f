import { fold } from '../platform/fold.ts'

const MOST = 12 // of one name
const LONGEST = 40

/** The words by which a name is found: folded, each once. */
export function wordsOf(name: string): string[] {
  const words = fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  return [...new Set(words.map((word) => word.slice(0, LONGEST)))].slice(0, MOST)
}

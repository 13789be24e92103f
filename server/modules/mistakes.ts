/** What is wrong with a manifest, each mistake by its place in the text. */
import type { FieldError } from '../platform/refusal.ts'

export type Path = readonly (string | number)[]

/** A mistake before its place in the text is looked up. */
export interface Mistake {
  readonly path: Path
  readonly code: string
  readonly message: string
}

/** Where in the text something stands; both count from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

export type PlacedMistake = FieldError & Place

export const MOST_TOLD = 100 // mistakes; whoever has more reads these first

export function mistake(path: Path, code: string, message: string): Mistake {
  return { path, code, message }
}

/** Entries of a list whose key stood before. */
export function twice(list: readonly { readonly key: string }[], path: Path): Mistake[] {
  const seen = new Set<string>()
  return list.flatMap(({ key }, index) => {
    const known = seen.has(key)
    seen.add(key)
    return known ? [mistake([...path, index, 'key'], 'twice', `“${key}” stands twice.`)] : []
  })
}

import { Busy } from '../failures.ts'
import { Refusal } from '../refusal.ts'

/** A query for a reading thread, and what comes back: rows as plain arrays beside one list of names. */
export interface Asked {
  readonly text: string
  readonly values: readonly unknown[]
}

export type Answered =
  | { readonly names: readonly string[]; readonly rows: readonly (readonly unknown[])[] }
  | { readonly error: string; readonly code?: string }

export const LIST_WITHIN = 8_000 // ms for one query of a list; people have long given up then

/** What a thread answers where a query took too long. */
export const TOO_LONG = 'too long'

export function tooLong(): Refusal {
  return new Refusal(Busy, { detail: 'This list takes too long. Narrow it by more letters or another filter.' })
}

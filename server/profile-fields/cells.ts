/**
 * Fields of records as one cell of a file: names divided by `|`, or `ext:source:key`, or ids. Of a field that restricts `*`
 * is unrestricted, and `-` only these with none. Pure.
 */
import { joinCell, splitCell } from '../platform/csv.ts'
import type { FieldValueOut, ProfileField } from './shapes.ts'

const UNRESTRICTED = '*'
const NOTHING = '-'

/** What stands in the cell. `byName`: names are unique where the field looks for them. */
export function cellOf({ effect }: ProfileField, value: FieldValueOut | undefined, byName: boolean): string {
  const restricts = effect === 'restrict'
  if (value === undefined) return restricts ? UNRESTRICTED : ''
  if (typeof value === 'string') return value
  const records = Array.isArray(value) ? value : value.only
  if (records.length === 0) return restricts ? NOTHING : ''
  return joinCell(records.map(({ id, name }) => (byName ? name : id)))
}

/** What a cell says: nothing but a list of how records are called, or what is said of a field that restricts. */
export type CellSaid = { readonly items: readonly string[] } | { readonly unrestricted: true } | null

export function readCellOf({ effect }: ProfileField, cell: string | null): CellSaid {
  if (cell === null || cell.trim() === '') return null
  if (effect === 'restrict' && cell.trim() === UNRESTRICTED) return { unrestricted: true }
  if (effect === 'restrict' && cell.trim() === NOTHING) return { items: [] }
  return { items: splitCell(cell) }
}

import type { Row } from './csv.ts'
import type { Read } from './importer.ts'
import type { Plan } from './plan.ts'

/** A row with more or fewer cells than the header has columns cannot be understood; undefined where it fits. */
export function guardedWidth<T>({ width }: Plan, row: Row): Read<T> | undefined {
  if (row.cells.length === width) return undefined
  const cells = row.cells.length === 1 ? '1 cell' : `${row.cells.length} cells`
  return {
    row,
    value: undefined,
    problems: [{ field: '', reason: `This row has ${cells}; the first line names ${width} columns.` }],
  }
}

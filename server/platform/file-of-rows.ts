import { stringify } from 'csv-stringify/sync'
import { harmless } from './csv.ts'
import type { LogFormat } from './schema.ts'

/** Pieces of a file of rows, which is made while it is fetched. */
export interface FileOfRows<R> {
  /** What stands before the first row. */
  beginning(format: LogFormat): string
  /** Rows as they stand in the file; cells of a table are harmless in a spreadsheet (R116). */
  written(format: LogFormat, rows: readonly R[]): string
}

/** A table by its columns, or rows as they are, each a line of JSON. */
export function fileOf<R>(columns: Readonly<Record<string, (row: R) => unknown>>): FileOfRows<R> {
  const cells = Object.values(columns)
  return {
    beginning: (format) => (format === 'csv' ? stringify([Object.keys(columns)], { bom: true }) : ''),
    written: (format, rows) =>
      format === 'jsonl'
        ? rows.map((row) => `${JSON.stringify(row)}\n`).join('')
        : stringify(rows.map((row) => cells.map((cell) => asCell(cell(row))))),
  }
}

function asCell(value: unknown): unknown {
  return typeof value === 'string' ? harmless(value) : value
}

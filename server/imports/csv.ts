/** Reads CSV as a stream: one row at a time, with the line of the file in which it begins. */
import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'

const LONGEST_ROW = 1024 * 1024 // bytes; a quote that is never closed must not swallow the memory

export interface Row {
  /** The header is line 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** What is wrong with the file as CSV, in plain words. */
export class CsvError extends Error {}

/** The rows of the file, the header among them; empty lines are left out. */
export async function* readRows(path: string, delimiter: string): AsyncGenerator<Row> {
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
  })
  const file = createReadStream(path)
  file.on('error', (error) => parser.destroy(error))
  let line = 1
  try {
    for await (const cells of file.pipe(parser)) {
      if (cells.length > 1 || cells[0] !== '') yield { line, cells }
      line += 1 + breaksWithin(cells)
    }
  } catch (error) {
    throw translated(error, line)
  } finally {
    file.destroy()
    parser.destroy()
  }
}

function breaksWithin(cells: readonly string[]): number {
  let breaks = 0
  for (const cell of cells) if (cell.includes('\n')) breaks += cell.split('\n').length - 1
  return breaks
}

function translated(error: unknown, line: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'CSV_QUOTE_NOT_CLOSED') return new CsvError(`A quote that opens in line ${line} is never closed.`)
  if (code === 'CSV_MAX_RECORD_SIZE')
    return new CsvError(`The row in line ${line} is longer than 1 MiB; perhaps a quote is not closed.`)
  return error
}

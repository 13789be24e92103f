import { open } from 'node:fs/promises'
import { delimiterOf, original } from '../platform/csv.ts'
import { refuse } from '../platform/refusal.ts'
import { NotImportable } from './contract.ts'
import { CsvError, readRows } from './csv.ts'

const SAMPLES = 5
const JUDGED_ROWS = 1000 // by the first so many a guess is made what a column holds
const MOST_COLUMNS = 500
const LONGEST_SAMPLE = 200

export interface Column {
  readonly name: string
  readonly samples: readonly string[]
  /** Among the first rows: none is empty, and none stands twice. */
  readonly unique: boolean
  /** Among the first rows all that is there is a day. */
  readonly days: boolean
}

export interface Inspected {
  readonly delimiter: string
  readonly columns: readonly Column[]
  readonly rows: number
}

/** Reads the whole file once: what its columns are, and how many rows follow. Refuses what is not a table. */
export async function inspect(path: string): Promise<Inspected> {
  const delimiter = delimiterOf(await firstLine(path))
  let columns: Seen[] | undefined
  let rows = 0
  try {
    for await (const { cells } of readRows(path, delimiter)) {
      if (!columns) columns = readHeader(cells)
      else if (++rows <= JUDGED_ROWS) for (const [index, column] of columns.entries()) column.see(cells[index] ?? '')
    }
  } catch (error) {
    if (error instanceof CsvError) return refuse(NotImportable, { detail: error.message })
    throw error
  }
  if (!columns) return refuse(NotImportable, { detail: 'This file is empty.' })
  if (rows === 0) return refuse(NotImportable, { detail: 'This file has a header and no rows.' })
  return { delimiter, rows, columns: columns.map((column) => column.result()) }
}

async function firstLine(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0)
    return buffer.toString('utf8', 0, bytesRead).split(/[\r\n]/)[0] ?? ''
  } finally {
    await file.close()
  }
}

function readHeader(cells: readonly string[]): Seen[] {
  const names = cells.map((cell) => cell.normalize('NFC').trim())
  const unnamed = names.indexOf('')
  if (unnamed >= 0) refuse(NotImportable, { detail: `Column ${unnamed + 1} has no name in the first line.` })
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) refuse(NotImportable, { detail: `The column “${twice.slice(0, 80)}” stands twice in the first line.` })
  if (names.length > MOST_COLUMNS)
    refuse(NotImportable, { detail: `At most ${MOST_COLUMNS} columns; this file has ${names.length}.` })
  const long = names.find((name) => name.length > 200)
  if (long) refuse(NotImportable, { detail: `The name of a column is too long: “${long.slice(0, 80)}…”.` })
  if (names.every((name) => /^[\d.,:/\s-]+$|@/.test(name)))
    refuse(NotImportable, { detail: 'The first line must name the columns; it looks like data.' })
  return names.map((name) => new Seen(name))
}

class Seen {
  readonly #name: string
  readonly #values = new Set<string>()
  #rows = 0
  #days = true

  constructor(name: string) {
    this.#name = name
  }

  see(cell: string): void {
    const value = original(cell.trim())
    this.#rows++
    if (value === '') return
    this.#values.add(value)
    this.#days &&= /^\d{4}-\d{2}-\d{2}$/.test(value)
  }

  result(): Column {
    const samples = [...this.#values].slice(0, SAMPLES).map((value) => value.slice(0, LONGEST_SAMPLE))
    return {
      name: this.#name,
      samples,
      unique: this.#values.size === this.#rows,
      days: this.#days && samples.length > 0,
    }
  }
}

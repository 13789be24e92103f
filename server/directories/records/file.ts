/** A file of records, as the export writes it or a spreadsheet does: its rows as what they say of records. */
import { TextDecoder } from 'node:util'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { delimiterOf, original, splitCell } from '../../platform/csv.ts'
import { Malformed } from '../../platform/failures.ts'
import { fold } from '../../platform/fold.ts'
import { type FieldError, refuse } from '../../platform/refusal.ts'
import { Id } from '../../platform/schema.ts'
import type { DirectoryFacts } from '../directory.ts'
import { ExternalId, recordFields, type ValuesIn } from '../shapes.ts'
import type { Said } from './incoming.ts'

const MOST_ROWS = 20_000 // they are judged and written together
const MOST_COLUMNS = 1000 // a header of a million empty cells would be gone through for every row
const Parsed = z.array(z.object({ info: z.object({ lines: z.int() }), record: z.array(z.string()) }))
const CLEAR = '\\N' // product.md section 2, "Import": an empty cell leaves what is there, this takes it away

/** What the file says of each record, and every mistake by its place, `lines.12.name`. The header is line 1. */
export function readFile(bytes: Buffer, directory: DirectoryFacts): { said: Said[]; errors: FieldError[] } {
  const [header, ...rows] = rowsOf(textOf(bytes))
  if (!header || rows.length === 0) return refuse(Malformed, { detail: 'The file has no rows below its header.' })
  if (rows.length > MOST_ROWS) refuse(Malformed, { detail: 'A file of records may have at most 20,000 rows.' })
  if (header.cells.length > MOST_COLUMNS)
    refuse(Malformed, { detail: 'A file of records may have at most 1,000 columns.' })
  const { columns, errors } = columnsOf(header.cells, directory)
  const read = rows.map((row) => readRow(row, columns))
  return { said: read.map((one) => one.said), errors: [...errors, ...read.flatMap((one) => one.errors)] }
}

function textOf(bytes: Buffer): string {
  if (bytes.includes(0)) refuse(Malformed, { detail: 'This is not a text file. Save it as “CSV UTF-8”.' })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse(Malformed, { detail: 'This file is not in UTF-8. Save it as “CSV UTF-8”.' })
  }
}

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

function rowsOf(text: string): Row[] {
  try {
    const delimiter = delimiterOf(text.split(/[\r\n]/, 1)[0] ?? '')
    const rows: unknown = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    })
    return Parsed.parse(rows).map(({ info, record }): Row => {
      const cells = record.map((cell) => original(cell).normalize('NFC').trim())
      return { line: info.lines - record.join('').split('\n').length + 1, cells }
    })
  } catch (error) {
    const isOpen = error instanceof Error && 'code' in error && error.code === 'CSV_QUOTE_NOT_CLOSED'
    return refuse(Malformed, { detail: isOpen ? 'A quote is never closed.' : 'This is not CSV.' })
  }
}

type Column = { readonly kind: 'record_id' | 'external_ids' | 'name' | 'inactive' } | { readonly attribute: string }

/** Headers are those of the export; attributes may also stand by their names. */
function columnsOf(header: readonly string[], { attributes }: DirectoryFacts) {
  const errors: FieldError[] = []
  const seen = new Set<string>()
  const columns = header.map((cell): Column | undefined => {
    if (cell === '') return undefined
    const wrong = (message: string) =>
      void errors.push({ path: `lines.1.${cell.slice(0, 80)}`, code: 'unknown', message })
    const attribute = attributes.find((one) => [one.key, one.name].some((name) => fold(name) === fold(cell)))
    const fixed = (['record_id', 'external_ids', 'name', 'inactive'] as const).find((one) => one === cell.toLowerCase())
    const found = fixed ?? attribute?.key
    if (!found) return wrong('The directory has no attribute of this name.')
    if (seen.has(found)) return wrong('This column stands twice.')
    seen.add(found)
    return fixed ? { kind: fixed } : { attribute: found }
  })
  return { columns, errors }
}

function readRow({ line, cells }: Row, columns: readonly (Column | undefined)[]): { said: Said; errors: FieldError[] } {
  const place = `lines.${line}`
  const errors: FieldError[] = []
  const attributes: ValuesIn = {}
  const said: { -readonly [K in keyof Said]: Said[K] } = { place, keys: [], attributes }
  const wrong = (field: string, message: string) =>
    void errors.push({ path: `${place}.${field}`, code: 'invalid', message })
  if (cells.length > columns.length && cells.slice(columns.length).some(Boolean))
    wrong('', 'This row has more cells than the header.')
  for (const [at, column] of columns.entries()) {
    const cell = cells[at] ?? ''
    if (!column || cell === '') continue
    if ('attribute' in column) attributes[column.attribute] = cell === CLEAR ? null : cell
    else if (column.kind === 'record_id') said.id = Id.safeParse(cell).success ? cell : wrongId(wrong)
    else if (column.kind === 'external_ids') said.keys = keysOf(cell) ?? noKeys(wrong)
    else if (column.kind === 'inactive')
      said.inactive = yesOrNo(cell) ?? wrong('inactive', 'Write yes or no.') ?? undefined
    else said.name = nameOf(cell, wrong)
  }
  return { said, errors }
}

type Wrong = (field: string, message: string) => void

function wrongId(wrong: Wrong): undefined {
  wrong('record_id', 'There is no such record.')
}

function noKeys(wrong: Wrong): Said['keys'] {
  wrong('external_ids', 'Write source:key, several divided by |.')
  return []
}

function keysOf(cell: string): Said['keys'] | undefined {
  if (cell === CLEAR) return undefined
  const keys = splitCell(cell).map((one) => {
    const [source = '', ...rest] = splitCell(one, ':')
    return ExternalId.safeParse({ source, key: rest.join(':') })
  })
  return keys.every((one) => one.success) ? keys.map((one) => one.data) : undefined
}

function nameOf(cell: string, wrong: Wrong): string | undefined {
  const name = recordFields.name.safeParse(cell === CLEAR ? '' : cell)
  if (!name.success) wrong('name', name.error.issues[0]?.message ?? '')
  return name.data
}

function yesOrNo(cell: string): boolean | undefined {
  const said = fold(cell)
  if (['yes', 'true', '1', 'x'].includes(said)) return true
  return ['no', 'false', '0'].includes(said) ? false : undefined
}

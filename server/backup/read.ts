import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { isKeyCheck } from '../keys/index.ts'
import type { TableShape, Value } from '../platform/database/index.ts'
import type { Keys } from '../platform/secrets.ts'
import { StartError } from '../platform/start-error.ts'
import { End, Manifest, readRow, TableLine } from './format.ts'

export interface Inspected {
  readonly manifest: Manifest
  readonly rows: number
  readonly tables: readonly string[]
  /** Whether its root key is one of ours. */
  readonly ours: boolean
}

/** Reads the whole backup and touches nothing. Refuses, in one sentence, what is not a backup or is not as it was written. */
export async function inspectBackup(file: string, keys: Keys): Promise<Inspected> {
  try {
    return await inspect(file, keys)
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(`${file} is not a whole backup of Roster: ${reasonOf(error)}. Nothing was changed.`)
  }
}

async function inspect(file: string, keys: Keys): Promise<Inspected> {
  const sum = createHash('sha256')
  const tables: string[] = []
  let manifest: Manifest | undefined
  let pending: string | undefined
  let rows = 0
  for await (const line of linesOf(file)) {
    if (pending !== undefined) {
      sum.update(`${pending}\n`)
      if (pending.startsWith('[')) rows++
      else if (!manifest) manifest = Manifest.parse(JSON.parse(pending))
      else tables.push(TableLine.parse(JSON.parse(pending)).table)
    }
    pending = line
  }
  const end = End.safeParse(pending === undefined ? undefined : JSON.parse(pending)).data
  if (!manifest || !end) throw new Error('its end is missing')
  if (end.sha256 !== sum.digest('base64url') || end.rows !== rows) throw new Error('its content was changed')
  const ours = isKeyCheck(keys, manifest.keyCheck)
  if (ours && !keys.verify('backup', end.sha256, end.signature)) throw new Error('its content was changed')
  return { manifest, rows, tables, ours }
}

/** The rows of a backup that was inspected, some at a time, with the table they belong to. */
export async function* rowsOf(file: string): AsyncGenerator<{ table: TableShape; rows: Value[][] }> {
  let table: TableShape | undefined
  let rows: Value[][] = []
  for await (const line of linesOf(file)) {
    const value: unknown = JSON.parse(line)
    if (Array.isArray(value)) {
      rows.push(readRow(value))
      if (rows.length < 1000 || !table) continue
    }
    if (table && rows.length > 0) yield { table, rows }
    rows = []
    const next = TableLine.safeParse(value).data
    if (next) table = { name: next.table, columns: next.columns }
  }
}

/** Lines end by the line feed alone: names may hold every other separator that Unicode knows. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const text = source.pipe(createGunzip()).setEncoding('utf8')
  source.on('error', (error) => text.destroy(error))
  let rest = ''
  for await (const chunk of text) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
}

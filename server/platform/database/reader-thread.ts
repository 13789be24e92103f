/** A thread that reads SQLite for lists, so that the serving thread answers others meanwhile. */
import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { type Answered, type Asked, TOO_LONG } from './reader-messages.ts'

const KEPT_STATEMENTS = 200
const CACHE = 8_000 // KiB of pages; a list touches the same upper levels of indexes again and again
const NICENESS = 5 // lists may wait a little, session checks may not

yieldToServing()
const { file, within } = workerData as { readonly file: string; readonly within: number }
const database = new Sqlite(file, { readonly: true })
database.pragma('busy_timeout = 2000')
database.pragma(`cache_size = -${CACHE}`)
// SQLite cannot be interrupted from here, so long statements ask now and then whether their time is over.
database.function('in_time', { deterministic: false }, () => {
  if (performance.now() > deadline) throw new Error(TOO_LONG)
  return 1
})
let deadline = 0
const statements = new Map<string, Sqlite.Statement>()
parentPort?.on('message', (asked: Asked) => parentPort?.postMessage(answer(asked)))

/** Rows as plain arrays beside one list of names: half as much to copy between threads. */
function answer({ text, values }: Asked): Answered {
  deadline = performance.now() + within
  try {
    const statement = prepare(text)
    return { names: statement.columns().map(({ name }) => name), rows: statement.all(...values) as unknown[][] }
  } catch (error) {
    if (!(error instanceof Error)) return { error: String(error) }
    return { error: error.message, ...('code' in error ? { code: String(error.code) } : {}) }
  }
}

function prepare(text: string): Sqlite.Statement {
  const known = statements.get(text)
  if (known) return known
  if (statements.size >= KEPT_STATEMENTS) statements.clear()
  const made = database.prepare(text)
  if (!made.reader) throw new Error('Lists are readonly.')
  made.raw()
  statements.set(text, made)
  return made
}

/** Linux weighs threads one by one; elsewhere they stay equal. */
function yieldToServing(): void {
  try {
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1)), NICENESS)
  } catch {
    // Without this lists are as urgent as everything else; nothing else changes.
  }
}

/**
 * The limit for imports: the rows that an import left, inserted once more by the batch into the same tables with their
 * indexes and the index of words, and nothing else. Reading them is not counted. On PostgreSQL by COPY.
 * Prints the seconds that it took.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { openWorld } from '../server/app/build.ts'
import { readConfig } from '../server/platform/config.ts'
import { openSnapshot, type TableShape, type Value } from '../server/platform/database/archive/index.ts'

const PEOPLE = ['users', 'identifiers', 'emails', 'phones', 'external_ids', 'profile_fields', 'profile_values']
const TRAIL = ['audit_rows', 'audit_details', 'audit_origins', 'audit_subjects', 'audit_chain', 'audit_unsealed']
const TABLES = [...PEOPLE, ...TRAIL]
const { BENCH_DATABASE_URL, BENCH_RAW_URL, BENCH_DIRECTORY = '' } = process.env
const directory = join(BENCH_DIRECTORY, 'raw')

mkdirSync(directory, { recursive: true })
const world = await openWorld(
  readConfig(
    { ROSTER_DATA_DIR: directory, ...(BENCH_RAW_URL ? { ROSTER_DATABASE_URL: BENCH_RAW_URL } : {}) },
    directory,
  ),
)
await world.engine.close()
const seconds =
  BENCH_DATABASE_URL && BENCH_RAW_URL
    ? await copied(BENCH_DATABASE_URL, BENCH_RAW_URL)
    : await inserted(join(BENCH_DIRECTORY, 'roster.db'))
process.stdout.write(`${seconds}\n`)
process.exit()

async function inserted(file: string): Promise<number> {
  const target = new Sqlite(join(directory, 'roster.db'))
  target.pragma('journal_mode = WAL')
  target.pragma('synchronous = FULL')
  target.pragma('wal_autocheckpoint = 4000')
  target.pragma('foreign_keys = OFF')
  target.exec(TABLES.map((table) => `delete from ${table};`).join(''))
  const source = await openSnapshot({ file })
  let took = 0
  for (const table of source.tables.filter(({ name }) => TABLES.includes(name)).sort(byOrder))
    for await (const rows of source.rows(table)) {
      const startedAt = performance.now()
      insert(target, table, rows)
      took += performance.now() - startedAt
    }
  const startedAt = performance.now()
  const batches = target.prepare('select max(doc) from users').pluck().get() as number
  const words = target.prepare(
    `insert into user_search (rowid, words) select doc, replace(search_text, ' ', '  ') from users where doc > ? and doc <= ?`,
  )
  for (let from = 0; from < batches; from += 10_000) words.run(from, from + 10_000)
  return (took + performance.now() - startedAt) / 1000
}

function insert(target: Sqlite.Database, { name, columns }: TableShape, rows: readonly (readonly Value[])[]): void {
  const statement = target.prepare(`insert into ${name} (${columns.join()}) values (${columns.map(() => '?').join()})`)
  target.transaction(() => {
    for (const row of rows) statement.run(...row)
  })()
}

function byOrder(a: TableShape, b: TableShape): number {
  return TABLES.indexOf(a.name) - TABLES.indexOf(b.name)
}

async function copied(from: string, to: string): Promise<number> {
  const [source, target] = [new pg.Client(from), new pg.Client(to)]
  await Promise.all([source.connect(), target.connect()])
  await target.query(`truncate ${TABLES.join()} cascade`)
  let took = 0
  for (const table of TABLES) {
    const file = `/tmp/roster-bench-${process.pid}-${table}`
    await source.query(`copy ${table} to '${file}' (format binary)`)
    const startedAt = performance.now()
    await target.query(`copy ${table} from '${file}' (format binary)`)
    took += performance.now() - startedAt
  }
  await Promise.all([source.end(), target.end()])
  return took / 1000
}

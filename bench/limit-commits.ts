/**
 * The limit for changes: durable commits a second of the same database, each with as many rows as one change of a user
 * leaves (the user, an event, its details, its origins, its place in the queue of the sealer), and nothing else.
 * Arguments: seconds, writers.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import pg from 'pg'

const { BENCH_DATABASE_URL, BENCH_DIRECTORY = '' } = process.env
const [seconds = 3, writers = 8] = process.argv.slice(2).map(Number)
const TABLES = ['raw_rows', 'raw_details', 'raw_origins', 'raw_queue'] as const
const TEXT = 'x'.repeat(200)
const SCHEMA = [
  'create table if not exists raw_users (id text primary key, position text, version integer)',
  ...TABLES.map((table) => `create table if not exists ${table} (id text primary key, content text)`),
]

const perSecond = BENCH_DATABASE_URL ? await onPostgres(BENCH_DATABASE_URL) : onSqlite(join(BENCH_DIRECTORY, 'raw.db'))
process.stdout.write(`${perSecond}\n`)

function onSqlite(file: string): number {
  const database = new Sqlite(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  for (const text of SCHEMA) database.exec(text)
  database.prepare('insert into raw_users values (?, ?, 1) on conflict do nothing').run('kim', TEXT)
  const inserts = TABLES.map((table) => database.prepare(`insert into ${table} values (?, ?)`))
  const update = database.prepare('update raw_users set position = ?, version = version + 1 where id = ?')
  const change = database.transaction(() => {
    update.run(TEXT, 'kim')
    for (const insert of inserts) insert.run(randomUUID(), TEXT)
  })
  let count = 0
  const startedAt = performance.now()
  for (; performance.now() - startedAt < seconds * 1000; count++) change.immediate()
  return count / ((performance.now() - startedAt) / 1000)
}

async function onPostgres(url: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: writers })
  for (const text of SCHEMA) await pool.query(text)
  let count = 0
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      const client = await pool.connect()
      await client.query('insert into raw_users values ($1, $2, 1) on conflict do nothing', [String(writer), TEXT])
      for (; performance.now() - startedAt < seconds * 1000; count++) {
        await client.query('begin')
        await client.query({
          name: 'update',
          text: 'update raw_users set position = $1 where id = $2',
          values: [TEXT, String(writer)],
        })
        for (const table of TABLES)
          await client.query({
            name: table,
            text: `insert into ${table} values ($1, $2)`,
            values: [randomUUID(), TEXT],
          })
        await client.query('commit')
      }
      client.release()
    }),
  )
  await pool.end()
  return count / ((performance.now() - startedAt) / 1000)
}

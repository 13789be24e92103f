import Sqlite from 'better-sqlite3'
import pg from 'pg'
import type { Place } from './archive/index.ts'

export interface Examined {
  readonly version: string
  /** What its own check of integrity found; empty where all is well. PostgreSQL checks its pages by itself. */
  readonly damage: readonly string[]
  /** The database's clock minus ours, in milliseconds; 0 where they are one machine's. */
  readonly clockAhead: number
  /** The last step of the schema that it has taken; '' where none. */
  readonly step: string
  /** Whether the server's role could change the schema. */
  readonly mayChangeSchema: boolean
}

/** Looks at the database itself, not at what Roster keeps in it. Reads only; on SQLite the whole file. */
export function examine(place: Place, now: string): Promise<Examined> {
  return 'file' in place ? examineFile(place.file) : examinePostgres(place.url, now)
}

async function examineFile(file: string): Promise<Examined> {
  const db = new Sqlite(file, { readonly: true })
  try {
    const found = db.pragma('quick_check(20)') as { quick_check: string }[]
    const damage = found.map((line) => line.quick_check).filter((line) => line !== 'ok')
    const version = String(db.prepare('select sqlite_version()').pluck().get())
    const step = String(db.prepare('select max(name) from kysely_migration').pluck().get() ?? '')
    return { version: `SQLite ${version}`, damage, step, clockAhead: 0, mayChangeSchema: true }
  } finally {
    db.close()
  }
}

async function examinePostgres(url: string, now: string): Promise<Examined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ version: string; ahead: number; create: boolean }>(
      `select current_setting('server_version') as version,
              (extract(epoch from clock_timestamp() - $1::timestamptz) * 1000)::float8 as ahead,
              has_schema_privilege(current_schema(), 'create') as create`,
      [now],
    )
    const steps = await client.query<{ step: string | null }>('select max(name) as step from kysely_migration')
    const [row] = rows
    return {
      version: `PostgreSQL ${row?.version ?? ''}`,
      damage: [],
      step: steps.rows[0]?.step ?? '',
      clockAhead: row?.ahead ?? 0,
      mayChangeSchema: row?.create ?? false,
    }
  } finally {
    await client.end()
  }
}

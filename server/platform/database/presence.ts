/**
 * Who works on a database: many at once, or one alone. Held by the process and gone with it, however it ends, so that a
 * killed server never leaves a lock behind.
 */
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import type { Place } from './archive/index.ts'

export type Presence = 'shared' | 'alone'

/** Resolves to what ends the presence; undefined where others are there and the two do not go together. */
export function holdPresence(place: Place, presence: Presence): Promise<(() => Promise<void>) | undefined> {
  return 'file' in place ? holdFile(place.file, presence) : holdPostgres(place.url, presence)
}

/** SQLite's own locks on an empty database beside ours: readers share it, an exclusive transaction is alone. */
async function holdFile(file: string, presence: Presence): Promise<(() => Promise<void>) | undefined> {
  const lock = new Sqlite(`${file}.lock`)
  lock.pragma('busy_timeout = 0')
  try {
    lock.exec(presence === 'alone' ? 'begin exclusive' : 'begin')
    lock.prepare('select count(*) from sqlite_master').get()
  } catch (error) {
    lock.close()
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined
    throw error
  }
  return async () => {
    lock.close()
  }
}

async function holdPostgres(url: string, presence: Presence): Promise<(() => Promise<void>) | undefined> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // the connection broke: PostgreSQL has let go of the lock itself
  await client.connect()
  const take = presence === 'alone' ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared'
  const { rows } = await client.query<{ held: boolean }>(
    `select ${take}(hashtextextended('roster/presence', 0)) as held`,
  )
  if (rows[0]?.held) return () => client.end()
  await client.end()
  return undefined
}

/**
 * SQLite: one connection for point reads, one for short write transactions that queue in this process, and threads that
 * read lists (architecture section 5).
 */
import { chmodSync, closeSync, openSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import {
  type Dialect,
  type Driver,
  Kysely,
  type SelectModifierNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import { Memo } from './memo.ts'
import type { ColumnTypes } from './migrate.ts'
import { type Deafen, watchVersion } from './news.ts'
import type { Engine } from './open.ts'
import { LIST_WITHIN } from './reader-messages.ts'
import { Readers } from './readers.ts'
import { SqliteConnection } from './statements.ts'
import type { Tables } from './tables/index.ts'
import { ThreadDriver } from './thread-driver.ts'
import type { Db } from './transaction.ts'
import { type Manner, type Turn, WriteTurns } from './write-turns.ts'

const SWEPT = 64 // pages of the index in one transaction: some 10 ms in which other requests wait
const PAGES_ALONE = 16_000 // 64 MiB of log: folding it back takes too long for others to wait

export const sqliteTypes: ColumnTypes = { kind: 'sqlite', id: 'text', instant: 'text', text: 'text', bytes: 'blob' }

/** Opens (and where missing creates, mode 0600) the database file. Throws what the file system or SQLite throws. */
export function openSqlite(file: string, { listWithin = LIST_WITHIN } = {}): Engine {
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
  const writes = new Sqlite(file)
  writes.pragma('journal_mode = WAL')
  writes.pragma('synchronous = FULL')
  writes.pragma('wal_autocheckpoint = 4000') // pages; 16 MiB: folding the log back four times as seldom makes bulk work a third faster
  writes.pragma('foreign_keys = ON')
  writes.pragma('secure_delete = ON') // what is erased is overwritten: whoever gets the file finds nothing between the rows (R115)
  writes.pragma('busy_timeout = 0')
  const reads = new Sqlite(file, { readonly: true })
  reads.pragma('busy_timeout = 2000')
  const reading = new SqliteConnection(reads)
  const memo = new Memo(reads)
  const turns = new WriteTurns(new SqliteConnection(writes), memo.forget)
  const version = reads.prepare('pragma data_version').pluck()
  const listeners: Deafen[] = []
  const readers = new Readers({ file, within: listWithin })
  return {
    kind: 'sqlite',
    types: sqliteTypes,
    reads: new Kysely<Tables>({ dialect: dialect(new ReadDriver(reading)) }),
    lists: new Kysely<Tables>({ dialect: dialect(new ThreadDriver(readers)) }),
    writes: new Kysely<Tables>({ dialect: dialect(new WriteDriver(turns, 'alone')) }),
    shortWrites: new Kysely<Tables>({ dialect: dialect(new WriteDriver(turns, 'short')) }),
    passingWrites: new Kysely<Tables>({ dialect: dialect(new WriteDriver(turns, 'passing')) }),
    uniqueViolation(error) {
      const text =
        error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT_') ? error.message : ''
      return /UNIQUE constraint failed: (.+)$/.exec(text)?.[1] ?? null
    },
    findOne: async <R>(name: string, text: string, value: string) =>
      memo.row(`${name}:${value}`, () => reading.first<R>(text, value)),
    anew: memo.forget,
    mayRetry: (error) => error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY'),
    lock: async () => {},
    notify: async () => {},
    listen(heard) {
      const deafen = watchVersion(() => version.get(), heard)
      listeners.push(deafen)
      return deafen
    },
    indexSearch: async (tx, userIds) => {
      await sql`insert into user_search (rowid, words) select doc, replace(search_text, ' ', '  ') from users
        where id in (select value from json_each(${JSON.stringify(userIds)}))`.execute(tx)
    },
    sweepSearch: async (tx, begin) => {
      const before = await changesOf(tx)
      await sql`insert into user_search (user_search, rank) values ('merge', ${begin ? -SWEPT : SWEPT})`.execute(tx)
      return (await changesOf(tx)) - before >= 2 // what FTS5 documents for “there was something to merge”
    },
    hasten: async () => {
      writes.pragma(`wal_autocheckpoint = ${PAGES_ALONE}`)
      writes.pragma('cache_size = -16000') // KiB
    },
    ping: async () => {
      reads.prepare('select 1').get()
    },
    close: async () => {
      for (const deafen of listeners) await deafen()
      await readers.close()
      reads.close()
      turns.finish()
      writes.pragma('wal_checkpoint(TRUNCATE)')
      writes.close()
    },
  }
}

async function changesOf(tx: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select total_changes() as count`.execute(tx)
  return rows[0]?.count ?? 0
}

function dialect(driver: Driver): Dialect {
  return {
    createAdapter: () => new Adapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new Compiler(),
  }
}

/** Changes of the schema are undone with their transaction, so that a start killed between two steps leaves nothing half. */
class Adapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
  /** Who writes when is told by WriteTurns; reads are synchronous and wait for nobody. */
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

/**
 * A write transaction already excludes every other one, so `for update` and `for share` say nothing here. Values stand
 * behind a plus, which changes none: SQLite would plan anew at each run what compares with a bare one, since
 * better-sqlite3 empties it after each, and planning a join takes ten times as long as running it.
 */
class Compiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?'
  }
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier !== 'ForUpdate' && node.modifier !== 'ForShare') super.visitSelectModifier(node)
  }
}

/** Statements are synchronous, so reads share one connection without waiting for each other. */
class ReadDriver implements Driver {
  readonly #connection: SqliteConnection
  constructor(connection: SqliteConnection) {
    this.#connection = connection
  }
  async init(): Promise<void> {}
  async destroy(): Promise<void> {}
  async acquireConnection(): Promise<SqliteConnection> {
    return this.#connection
  }
  async releaseConnection(): Promise<void> {}
  async beginTransaction({ raw }: SqliteConnection): Promise<void> {
    raw.exec('begin')
  }
  async commitTransaction({ raw }: SqliteConnection): Promise<void> {
    raw.exec('commit')
  }
  async rollbackTransaction({ raw }: SqliteConnection): Promise<void> {
    raw.exec('rollback')
  }
}

class WriteDriver implements Driver {
  readonly #turns: WriteTurns
  readonly #manner: Manner
  constructor(turns: WriteTurns, manner: Manner) {
    this.#turns = turns
    this.#manner = manner
  }
  async init(): Promise<void> {}
  async destroy(): Promise<void> {}
  acquireConnection(): Promise<Turn> {
    return this.#turns.take(this.#manner)
  }
  async releaseConnection(turn: Turn): Promise<void> {
    this.#turns.release(turn)
  }
  beginTransaction(turn: Turn): Promise<void> {
    return this.#turns.begin(turn)
  }
  async commitTransaction(turn: Turn): Promise<void> {
    await this.#turns.commit(turn)
  }
  rollbackTransaction(turn: Turn): Promise<void> {
    return this.#turns.rollback(turn)
  }
}

/** PostgreSQL 14 or newer, by a pool. Instants come back as ISO strings and JSON as text, as on SQLite. */
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { Gatherer } from './gather.ts'
import type { ColumnTypes } from './migrate.ts'
import { type Deafen, listenOn } from './news.ts'
import type { Engine } from './open.ts'
import { ListDialect } from './postgres-lists.ts'
import { valuesAsOnSqlite } from './postgres-values.ts'
import { nameOf } from './prepared.ts'
import { LIST_WITHIN } from './reader-messages.ts'
import type { Tables } from './tables/index.ts'

const POOL = 10
const LIST_POOL = 4 // lists never take the connections of everything else
const CONNECT_WITHIN = 5_000 // ms
const STATEMENT_WITHIN = 60_000 // ms
const UNIQUE_VIOLATION = '23505'
const TO_RETRY = new Set(['40001', '40P01']) // serialization failure, deadlock

export const postgresTypes: ColumnTypes = {
  kind: 'postgres',
  id: 'uuid',
  instant: 'timestamptz(3)',
  text: 'text collate "C"',
  bytes: 'bytea',
}

export function openPostgres(url: string, { listWithin = LIST_WITHIN } = {}): Engine {
  const pool = openPool(url, { max: POOL, within: STATEMENT_WITHIN })
  const listPool = openPool(url, {
    max: LIST_POOL,
    within: listWithin,
    options: '-c jit=off -c default_transaction_read_only=on',
  })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const lists = new Kysely<Tables>({ dialect: new ListDialect({ pool: listPool }) })
  const gatherer = new Gatherer(pool)
  const listeners: Deafen[] = []
  return {
    kind: 'postgres',
    types: postgresTypes,
    reads: db,
    lists,
    writes: db,
    shortWrites: db,
    passingWrites: db,
    uniqueViolation: (error) =>
      error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION
        ? (error.constraint ?? error.table ?? '')
        : null,
    findOne: async <R>(name: string, text: string, value: string) =>
      (await gatherer.find(name, text, value)) as R | undefined,
    anew: () => {},
    mayRetry: (error) => error instanceof pg.DatabaseError && TO_RETRY.has(error.code ?? ''),
    lock: async (tx, name) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
    },
    notify: async (tx, topic) => {
      await sql`select pg_notify('roster', ${topic})`.execute(tx)
    },
    listen(heard) {
      const makeClient = () => new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN })
      const deafen = listenOn(makeClient, heard)
      listeners.push(deafen)
      return deafen
    },
    indexSearch: async () => {},
    sweepSearch: async () => false,
    hasten: async () => {},
    ping: async () => {
      await sql`select 1`.execute(db)
    },
    close: async () => {
      for (const deafen of listeners) await deafen()
      await lists.destroy()
      await db.destroy()
    },
  }
}

/** Has the texts of hot paths parsed and planned once for each connection. */
class PreparingClient extends pg.Client {
  override query(text: unknown, ...rest: readonly unknown[]): never {
    const name = typeof text === 'string' ? nameOf(text) : undefined
    const [values, done] = rest
    return Reflect.apply(super.query, this, name ? [{ name, text, values }, done] : [text, ...rest]) as never
  }
}

interface PoolOptions {
  readonly max: number
  /** Milliseconds for one statement. */
  readonly within: number
  readonly options?: string
}

function openPool(url: string, { max, within, options = '' }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max,
    connectionTimeoutMillis: CONNECT_WITHIN,
    statement_timeout: within,
    options: `-c TimeZone=UTC ${options}`,
    types: valuesAsOnSqlite,
  })
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  // The same for one that breaks between two statements of a transaction: the next statement says so.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

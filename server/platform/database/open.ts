import type { Kysely, Transaction } from 'kysely'
import type { ColumnTypes } from './migrate.ts'
import type { Deafen, Heard } from './news.ts'
import type { Tables } from './tables/index.ts'

/** What the rest of Roster needs of a database engine; `sqlite.ts` and `postgres.ts` each make one. */
export interface Engine {
  readonly kind: 'sqlite' | 'postgres'
  readonly types: ColumnTypes
  /** For reading outside transactions. On SQLite it cannot write. */
  readonly reads: Kysely<Tables>
  /** For transactions only. */
  readonly writes: Kysely<Tables>
  /** The name of the violated constraint (PostgreSQL) or its columns (SQLite); null for any other error. */
  uniqueViolation(error: unknown): string | null
  /** The first row of a prepared statement with one parameter, by the shortest way. `name` is one for each text. */
  findOne<R>(name: string, text: string, value: string): Promise<R | undefined>
  mayRetry(error: unknown): boolean
  /** What the database itself lacks: room, or the database; null for any other error. */
  lacks(error: unknown): 'room' | 'database' | null
  /** Serialises transactions that name the same guard until they end. SQLite runs one write transaction at a time anyway. */
  lock(tx: Transaction<Tables>, name: string): Promise<void>
  /** Tells the other processes on this database, once the transaction is real, that something of this kind changed. */
  notify(tx: Transaction<Tables>, topic: string): Promise<void>
  /**
   * Calls `heard` within a second after another process, or this one, may have changed something of a topic; undefined
   * where it may be any. More often than needed, so that the listener looks at a version of its own. Ends with `close`.
   */
  listen(heard: Heard): Deafen
  /** Resolves where the database answers. */
  ping(): Promise<void>
  close(): Promise<void>
}

import type { Kysely, Transaction } from 'kysely'
import type { ColumnTypes, EngineKind } from './migrate.ts'
import type { Deafen, Heard } from './news.ts'
import type { Tables } from './tables/index.ts'
import type { Db } from './transaction.ts'

/** What the rest of Roster needs of a database engine; `sqlite.ts` and `postgres.ts` each make one. */
export interface Engine {
  readonly kind: EngineKind
  readonly types: ColumnTypes
  /** For reading outside transactions. On SQLite it cannot write. */
  readonly reads: Kysely<Tables>
  /**
   * For lists, searches, counts and exports: what may take longer than a point read and must keep nobody waiting. Sees
   * all that was committed before. A query that takes too long is ended and refused as `busy`.
   */
  readonly lists: Kysely<Tables>
  /** For transactions only. */
  readonly writes: Kysely<Tables>
  /** The same for short ones, such as a request makes: those that come together may be made durable together. */
  readonly shortWrites: Kysely<Tables>
  /** For what need not be durable before it is told: a crash may lose the last instant of it. */
  readonly passingWrites: Kysely<Tables>
  /** The name of the violated constraint (PostgreSQL) or its columns (SQLite); null for any other error. */
  uniqueViolation(error: unknown): string | null
  /** The first row of a prepared statement with one parameter, by the shortest way. `name` is one for each text. */
  findOne<R>(name: string, text: string, value: string): Promise<R | undefined>
  /** A request has come in: what is found for it holds all that was committed before, by whomever. */
  anew(): void
  mayRetry(error: unknown): boolean
  /** Serialises transactions that name the same guard until they end. SQLite runs one write transaction at a time anyway. */
  lock(tx: Transaction<Tables>, name: string): Promise<void>
  /** Tells the other processes on this database, once the transaction is real, that something of this kind changed. */
  notify(tx: Transaction<Tables>, topic: string): Promise<void>
  /**
   * Calls `heard` within a second after another process, or this one, may have changed something of a topic; undefined
   * where it may be any. More often than needed, so that the listener looks at a version of its own. Ends with `close`.
   */
  listen(heard: Heard): Deafen
  /** Brings new users into the index of words, many at once; changes of users follow by themselves. */
  indexSearch(tx: Db, userIds: readonly string[]): Promise<void>
  /**
   * Takes what was erased out of the index of words for good, a little at each call: true while there is more. `begin`
   * with the first call. PostgreSQL does so by itself.
   */
  sweepSearch(tx: Db, begin: boolean): Promise<boolean>
  /** Writes much at once from now on, although others would have to wait: for a process that works on the data alone. */
  hasten(): Promise<void>
  /** Resolves where the database answers. */
  ping(): Promise<void>
  close(): Promise<void>
}

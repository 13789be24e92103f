import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import type { Readers } from './readers.ts'

/** Kysely's way to the reading threads: every query goes to whichever is free; nothing can be written. */
export class ThreadDriver implements Driver {
  readonly #connection: DatabaseConnection

  constructor(readers: Readers) {
    this.#connection = {
      executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => ({
        rows: (await readers.read(sql, parameters)) as R[],
      }),
      // biome-ignore lint/correctness/useYield: a list is read page by page, each in one piece
      async *streamQuery() {
        throw new Error('Lists are read page by page.')
      },
    }
  }

  async init(): Promise<void> {}
  async destroy(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }
  async releaseConnection(): Promise<void> {}
  async beginTransaction(): Promise<void> {
    throw new Error('Lists are read outside transactions.')
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
}

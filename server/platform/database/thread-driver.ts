import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import type { Readers } from './readers.ts'
import type { QueryBeside } from './statements.ts'

/** Kysely's way to the reading threads: every query goes to whichever is free; nothing can be written. */
export class ThreadDriver implements Driver {
  readonly #connection: DatabaseConnection

  constructor(readers: Readers) {
    this.#connection = {
      executeQuery: async <R>(query: CompiledQuery | QueryBeside): Promise<QueryResult<R>> => {
        const rows = await readers.read(query.sql, query.parameters)
        if (!('beside' in query) || rows.length === 0) return { rows: rows as R[] }
        const parts = query.beside.map(async ([key, part]) => [key, await readers.read(part.sql, part.parameters)])
        return { rows: [{ row: rows[0], beside: Object.fromEntries(await Promise.all(parts)) }] as R[] }
      },
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

import type Sqlite from 'better-sqlite3'
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'

const KEPT_STATEMENTS = 500 // more than the product's distinct queries; a cap against generated ones

/** A query of one row, and of the rows that stand beside it; all are read as of one moment. */
export interface QueryBeside extends CompiledQuery {
  readonly beside: readonly (readonly [key: string, query: CompiledQuery])[]
}

/** One SQLite connection as Kysely sees it; prepared statements are kept by their text. */
export class SqliteConnection implements DatabaseConnection {
  readonly raw: Sqlite.Database
  #statements = new Map<string, Sqlite.Statement>()

  constructor(raw: Sqlite.Database) {
    this.raw = raw
  }

  async executeQuery<R>(query: CompiledQuery | QueryBeside): Promise<QueryResult<R>> {
    if ('beside' in query) return { rows: this.#withBeside(query) as R[] }
    const statement = this.#prepare(query.sql)
    if (statement.reader) {
      const rows = statement.all(...query.parameters) as R[]
      return statement.readonly ? { rows } : { rows, numAffectedRows: BigInt(rows.length) }
    }
    const { changes, lastInsertRowid } = statement.run(...query.parameters)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  #withBeside(query: QueryBeside): unknown[] {
    const isAlone = !this.raw.inTransaction
    if (isAlone) this.raw.exec('begin')
    try {
      const row = this.#prepare(query.sql).get(...query.parameters)
      if (row === undefined) return []
      const beside: Record<string, unknown[]> = {}
      for (const [key, { sql, parameters }] of query.beside) beside[key] = this.#prepare(sql).all(...parameters)
      return [{ row, beside }]
    } finally {
      if (isAlone) this.raw.exec('commit')
    }
  }

  /** The first row, without a promise or a result around it. */
  first<R>(text: string, value: string): R | undefined {
    return this.#prepare(text).get(value) as R | undefined
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    for (const row of this.raw.prepare(query.sql).iterate(...query.parameters)) yield { rows: [row as R] }
  }

  #prepare(text: string): Sqlite.Statement {
    const known = this.#statements.get(text)
    if (known) return known
    if (this.#statements.size >= KEPT_STATEMENTS) this.#statements.clear()
    const made = this.raw.prepare(text)
    this.#statements.set(text, made)
    return made
  }
}

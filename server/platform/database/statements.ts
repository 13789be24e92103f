import type Sqlite from 'better-sqlite3'
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'

const KEPT_STATEMENTS = 500 // more than the product's distinct queries; a cap against generated ones

/** One SQLite connection as Kysely sees it; prepared statements are kept by their text. */
export class SqliteConnection implements DatabaseConnection {
  readonly raw: Sqlite.Database
  #statements = new Map<string, Sqlite.Statement>()

  constructor(raw: Sqlite.Database) {
    this.raw = raw
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#prepare(query.sql)
    if (statement.reader) return { rows: statement.all(...query.parameters) as R[] }
    const { changes, lastInsertRowid } = statement.run(...query.parameters)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
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

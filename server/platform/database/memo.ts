import type Sqlite from 'better-sqlite3'

const KEPT = 20_000 // rows of the hot path; a few MB

/**
 * Rows already read, good as long as nobody has committed anything: SQLite's own `data_version` changes with every
 * commit of any other connection, of this process or of another. So an answer from here is what the database would say.
 */
export class Memo {
  #rows = new Map<string, unknown>()
  #version = -1
  readonly #ask: Sqlite.Statement

  constructor(connection: Sqlite.Database) {
    this.#ask = connection.prepare('pragma data_version').pluck()
  }

  /** The row under this key; `read` runs where nothing valid is kept. */
  row<R>(key: string, read: () => R | undefined): R | undefined {
    const version = Number(this.#ask.get())
    if (version !== this.#version || this.#rows.size >= KEPT) {
      this.#rows.clear()
      this.#version = version
    }
    if (this.#rows.has(key)) return this.#rows.get(key) as R | undefined
    const row = read()
    this.#rows.set(key, row)
    return row
  }
}

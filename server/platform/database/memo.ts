import type Sqlite from 'better-sqlite3'

const KEPT = 20_000 // rows of the hot path; a few MB

/**
 * Rows already read, good as long as nobody has committed anything: SQLite's own `data_version` changes with every
 * commit of any other connection, of this process or of another. It is asked for once in each round of the event loop,
 * and once more by each request that comes in: in one round work goes on first that was waiting, and only then what was
 * sent meanwhile is read, perhaps by somebody who knows of a commit since. That, and what this process itself commits, is
 * told by `forget`.
 */
export class Memo {
  #rows = new Map<string, unknown>()
  #version = -1
  #isAsked = false
  readonly #ask: Sqlite.Statement
  readonly forget = (): void => {
    this.#isAsked = false
  }

  constructor(connection: Sqlite.Database) {
    this.#ask = connection.prepare('pragma data_version').pluck()
  }

  /** The row under this key; `read` runs where nothing valid is kept. */
  row<R>(key: string, read: () => R | undefined): R | undefined {
    if (!this.#isAsked) this.#askVersion()
    if (this.#rows.has(key)) return this.#rows.get(key) as R | undefined
    const row = read()
    if (this.#rows.size >= KEPT) this.#rows.clear()
    this.#rows.set(key, row)
    return row
  }

  #askVersion(): void {
    const version = Number(this.#ask.get())
    if (version !== this.#version) this.#rows.clear()
    this.#version = version
    this.#isAsked = true
    setImmediate(this.forget)
  }
}

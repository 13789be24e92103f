import Sqlite from 'better-sqlite3'
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import type { SqliteConnection } from './statements.ts'

const LAZY_FOR = 40 // ms; a sign-in comes back to write sooner than that, and nobody else waits longer for the file
const BUSY_FOR = 10_000 // ms; another process (the command line) may hold the write lock that long

/** `short`: may share a commit with others. `passing`: need not be durable before it is told, either. */
export type Manner = 'alone' | 'short' | 'passing'

/** The turn of one transaction on the writing connection. */
export interface Turn extends DatabaseConnection {
  /** Its end may be made durable together with others'. */
  readonly joins: boolean
  /** Its end need not be durable before it is told; it is with the next one that must be. */
  readonly isPassing: boolean
  /** Begun while others of the same group wait to be made durable: it lives behind a savepoint. */
  isNested: boolean
}

/** Transactions that are done and become durable by one commit. */
interface Group {
  readonly members: { resolve(): void; reject(error: unknown): void }[]
  /** No further one joins. */
  isClosed: boolean
  /** While nobody waits for it to be durable. */
  lazy: NodeJS.Timeout | undefined
  readonly ended: Promise<void>
  end(): void
}

/**
 * Who writes when, on the one connection that writes. Transactions run one after the other. Those that join and come
 * while the process is at it anyway share a commit, so that the disk is waited for once for all of them: each lives
 * behind a savepoint of its own, and none is told that it is done before that commit. One that is passing alone is: it
 * waits a moment for others to share a commit with.
 */
export class WriteTurns {
  readonly #connection: SqliteConnection
  readonly #waiting: { readonly turn: Turn; start(): void }[] = []
  #active: Turn | undefined
  #group: Group | undefined

  readonly #committed: () => void

  /** `committed` is called after every commit, before anybody is told of it. */
  constructor(connection: SqliteConnection, committed: () => void) {
    this.#connection = connection
    this.#committed = committed
  }

  /** Resolves when it is this one's turn to write. */
  async take(manner: Manner): Promise<Turn> {
    const turn = turnOn(this.#connection, manner)
    if (!this.#active && this.#waiting.length === 0 && this.#mayJoin(turn)) this.#active = turn
    else {
      await new Promise<void>((start) => {
        this.#waiting.push({ turn, start })
        if (!this.#active) this.#next()
      })
    }
    return turn
  }

  async begin(turn: Turn): Promise<void> {
    const { raw } = this.#connection
    turn.isNested = raw.inTransaction
    if (turn.isNested) raw.exec('savepoint member')
    else await beginAlone(raw)
  }

  /** Resolves when it is durable. */
  commit(turn: Turn): Promise<void> {
    const { raw } = this.#connection
    if (turn.isNested) raw.exec('release member')
    if (!turn.joins) {
      raw.exec('commit')
      this.#committed()
      return Promise.resolve()
    }
    if (turn.isPassing) {
      if (!this.#group) this.#openLazily()
      this.release(turn)
      return Promise.resolve()
    }
    const group = this.#openGroup()
    const durable = new Promise<void>((resolve, reject) => group.members.push({ resolve, reject }))
    this.release(turn)
    return durable
  }

  /** Undoes this one alone; what it was refused for may rest on others of its group, so it ends with them. */
  async rollback(turn: Turn): Promise<void> {
    if (this.#active !== turn) return // its commit failed, and was undone with it
    const { raw } = this.#connection
    const group = this.#group
    if (raw.inTransaction) raw.exec(turn.isNested ? 'rollback to member; release member' : 'rollback')
    else if (group) this.#end(group, lost())
    this.release(turn)
    await group?.ended
  }

  /** Gives the turn to the next one; nothing where that has been done. */
  release(turn: Turn): void {
    if (this.#active !== turn) return
    this.#active = undefined
    this.#next()
  }

  #mayJoin(turn: Turn): boolean {
    return !this.#group || (turn.joins && !this.#group.isClosed)
  }

  #next(): void {
    const first = this.#waiting[0]
    const group = this.#group
    if (group && (group.isClosed || (first && !first.turn.joins))) this.#settle(group)
    if (!first || this.#active) return
    this.#waiting.shift()
    this.#active = first.turn
    first.start()
  }

  /** The group of this round of the process: requests that have arrived already are carried out before it ends. */
  #openGroup(): Group {
    const known = this.#group
    if (known && known.lazy === undefined) return known
    clearTimeout(known?.lazy)
    const group = known ?? freshGroup()
    group.lazy = undefined
    this.#group = group
    setImmediate(() => this.#close(group))
    return group
  }

  #openLazily(): void {
    const group = freshGroup()
    this.#group = group
    group.lazy = setTimeout(() => this.#close(group), LAZY_FOR).unref()
  }

  #close(group: Group): void {
    group.isClosed = true
    if (this.#group === group && !this.#active) this.#next()
  }

  /** Makes durable what waits for others; before the connection is closed. */
  finish(): void {
    if (this.#group && !this.#active) this.#settle(this.#group)
  }

  #settle(group: Group): void {
    const { raw } = this.#connection
    try {
      raw.exec('commit')
      this.#committed()
      this.#end(group)
    } catch (error) {
      if (raw.inTransaction) raw.exec('rollback')
      this.#end(group, error)
    }
  }

  #end(group: Group, error?: unknown): void {
    clearTimeout(group.lazy)
    this.#group = undefined
    for (const { resolve, reject } of group.members) {
      if (error === undefined) resolve()
      else reject(error)
    }
    group.end()
  }
}

async function beginAlone(raw: Sqlite.Database): Promise<void> {
  const startedAt = performance.now()
  for (let wait = 2; ; wait = Math.min(wait * 2, 100)) {
    try {
      raw.exec('begin immediate')
      return
    } catch (error) {
      const busy = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
      if (!busy || performance.now() - startedAt > BUSY_FOR) throw error
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
}

/** SQLite undid all of them because of what befell one, such as a full disk: each is tried again. */
function lost(): Error {
  return new Sqlite.SqliteError('The transactions it shared a commit with were undone.', 'SQLITE_BUSY_SHARED')
}

function freshGroup(): Group {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  return { members: [], isClosed: false, lazy: undefined, ended, end }
}

function turnOn(connection: SqliteConnection, manner: Manner): Turn {
  return {
    joins: manner !== 'alone',
    isPassing: manner === 'passing',
    isNested: false,
    executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> => connection.executeQuery<R>(query),
    streamQuery: <R>(query: CompiledQuery) => connection.streamQuery<R>(query),
  }
}

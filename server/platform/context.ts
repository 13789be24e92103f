/** What every operation receives as its first argument, and nothing else: who calls, the database, the time, the keys. */
import type { Transaction } from 'kysely'
import type { Clock, Instant } from './clock.ts'
import type { Config } from './config.ts'
import type { Engine } from './database/open.ts'
import type { Tables } from './database/tables/index.ts'
import { type Db, inTransaction } from './database/transaction.ts'
import { newId } from './ids.ts'
import type { Log } from './log.ts'
import type { Keys } from './secrets.ts'
import type { Settings } from './settings.ts'

/** Who is behind the request. `operator` is the command line, `system` a job of Roster itself. */
export interface Actor {
  readonly kind: 'anonymous' | 'user' | 'operator' | 'system'
  readonly id: string | null
  readonly type: string
  readonly name: string
  readonly sessionId: string | null
  /** Changes whenever a decision about this actor may change. */
  readonly accessVersion: string
  /** When this session began; absent where there is no session. */
  readonly signedInAt?: Instant
  /** When whoever is signed in last proved who they are; absent where there is no session. */
  readonly provedAt?: Instant
  /** By which token an application calls as this user; absent where a person is signed in. */
  readonly token?: ActingToken
  /** Of whoever owes a second factor: the half session, which is none. */
  readonly halfId?: string
  /** The administrator who is logged in as this user; every trace bears both names. */
  readonly real?: RealActor
}

export interface RealActor {
  readonly id: string
  readonly name: string
}

/** What narrows the rights of whoever calls by a token: the owner's right and these scopes, whichever is less (R71). */
export interface ActingToken {
  readonly id: string
  readonly name: string
  /** Another one with each change of its scopes. */
  readonly version: string
  /** Permissions as `scope.action`; null: all that its owner may do. */
  readonly scopes: ReadonlySet<string> | null
  /** The digest of an upload that was signed and not read yet. */
  readonly signedBody?: string
}

/** A portal as the door through which somebody comes. */
export interface PortalDoor {
  readonly id: string
  readonly key: string
  readonly name: string
  /** Where its pages are: of the configured origin, or of its own host name. Made from what is stored, never from a request. */
  readonly origin: string
}

export interface Source {
  readonly address: string
  readonly userAgent: string
  readonly requestId: string
  /** What this browser was given when somebody signed in with it; '' or absent where it brings nothing. A secret. */
  readonly device?: string
  /** What this browser was given with the question for a passkey; '' or absent where it brings nothing. A secret. */
  readonly asked?: string
  /** Nobody did anything: a page that is open asks by itself. Sessions are not kept in use by it. */
  readonly isUnattended?: boolean
  /** Through which portal; absent at the console's door. */
  readonly portal?: PortalDoor
}

/** What one running Roster is made of; one per process. */
export interface World {
  readonly config: Config
  readonly engine: Engine
  readonly clock: Clock
  readonly keys: Keys
  readonly log: Log
  /** The settings in force; replaced as a whole when one changes. */
  settings: Settings
  /** Which state of the settings that is; a database with a higher one has newer ones. */
  settingsVersion: number
  /** Wakes the jobs that wait for work of this kind; they would find it at their next round anyway. */
  wake(job: string): void
}

export interface Context {
  readonly world: World
  readonly actor: Actor
  readonly source: Source
  readonly db: Db
  readonly settings: Settings
  now(): Instant
  /** One operation, one transaction. Refuses to commit where something was written and nothing recorded (R108). */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Bookkeeping that is nobody's change: last use of a session, states of the outbox, sealing. Leaves no audit row. */
  upkeep<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/** A context inside a transaction. All that it writes becomes real together or not at all. */
export interface Tx extends Context {
  readonly db: Transaction<Tables>
  /** Shared by everything that this operation writes; undo works by it. */
  readonly changeId: string
  /** The change that this one takes back; every event it leaves tells of it. */
  readonly undoes?: string
  /** Events recorded so far; filled by `record`. */
  readonly recorded: string[]
  /** Runs after the commit, never after a rollback. */
  afterCommit(act: () => void): void
}

/** An administrator in person, or by a token that holds all they may do. One that holds less gives and changes no more than that. */
export function isWholeAdmin({ type, token }: Actor): boolean {
  return type === 'admin' && (token === undefined || token.scopes === null)
}

export const nobody: Actor = {
  kind: 'anonymous',
  id: null,
  type: 'anonymous',
  name: '',
  sessionId: null,
  accessVersion: '',
}
export const systemActor: Actor = {
  kind: 'system',
  id: null,
  type: 'system',
  name: 'Roster',
  sessionId: null,
  accessVersion: '',
}
export const operatorActor: Actor = {
  kind: 'operator',
  id: null,
  type: 'operator',
  name: 'Operator',
  sessionId: null,
  accessVersion: '',
}
export const inside: Source = { address: '', userAgent: '', requestId: '' }

interface Manner {
  /** Runs at the beginning of every changing transaction, inside it. */
  readonly first?: (tx: Tx) => Promise<void>
  /** Its transactions are short, as those of most requests: they may be made durable together with others. */
  readonly short?: boolean
}

/** The context of one caller. */
export function contextOf(
  world: World,
  actor: Actor,
  source: Source = inside,
  { first, short = false }: Manner = {},
): Context {
  const ctx: Omit<Context, 'settings'> = {
    world,
    actor,
    source,
    db: world.engine.reads,
    now: () => world.clock.now(),
    transaction: (work) => runTransaction({ world, actor, source, short, changes: true, first }, work),
    upkeep: (work) => runTransaction({ world, actor, source, short, changes: false, first: undefined }, work),
  }
  giveSettings(ctx)
  return ctx
}

/**
 * Those in force, whenever they are asked for. The accessor is one for all contexts: V8 gives an object whose accessor
 * is a function of its own a shape of its own, which lives among what is old and keeps the whole request there with it.
 */
function giveSettings(ctx: Omit<Context, 'settings'>): asserts ctx is Context {
  Object.defineProperty(ctx, 'settings', SETTINGS)
}

const SETTINGS: PropertyDescriptor & ThisType<Context> = {
  enumerable: true,
  get() {
    return this.world.settings
  },
}

interface Caller {
  readonly world: World
  readonly actor: Actor
  readonly source: Source
  readonly changes: boolean
  readonly first: ((tx: Tx) => Promise<void>) | undefined
  readonly short: boolean
}

async function runTransaction<T>(
  { world, actor, source, changes, first, short }: Caller,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  let acts: (() => void)[] = []
  const { engine } = world
  const result = await inTransaction(engine, short ? engine.shortWrites : engine.writes, async (db, ledger) => {
    acts = []
    const recorded: string[] = []
    const now = world.clock.now()
    const tx: Tx = {
      world,
      actor,
      source,
      db,
      settings: world.settings,
      changeId: newId(),
      recorded,
      now: () => now,
      afterCommit: (act) => acts.push(act),
      // An operation that calls another one inside its transaction stays in it.
      transaction: (inner) => inner(tx),
      upkeep: (inner) => inner(tx),
    }
    await first?.(tx)
    const value = await work(tx)
    if (changes && ledger.wrote && recorded.length === 0)
      throw new Error('A change left no audit row; nothing was saved.')
    return value
  })
  for (const act of acts) act()
  return result
}

import { setImmediate as turn } from 'node:timers/promises'
import { record } from '../../audit/index.ts'
import { contextOfAuthor, entityOfImport, getOwnImport, type ImportRow } from '../../imports/index.ts'
import { later, monotonic, seconds } from '../../platform/clock.ts'
import { type Context, contextOf, systemActor, type Tx, type World } from '../../platform/context.ts'
import * as store from './store.ts'
import { type Outcome, takeAway } from './take-away.ts'

const MOST = 64
const FEWEST = 4
const LOCK_AIM = 40 // ms; the write lock is held about that long at most
export const HELD_FOR = seconds(15) // renewed with every piece; another process goes on when it ends

export interface Working {
  readonly importId: string
  /** Names this process among those that could work on it. */
  readonly holder: string
  readonly signal: AbortSignal
}

/** Ends the work where it was stopped or somebody else took it over. */
class Lost extends Error {}
class RolledBack extends Error {}

/** A reason that people can do something about. */
class WorkError extends Error {}

/** Works on the undo of an import that is held, until it ends, fails, is stopped, or the process stops. */
export async function workOn(world: World, working: Working): Promise<void> {
  try {
    const row = await store.findUndo(world.engine.reads, working.importId)
    if (row) await new Work(world, working, row).run()
  } catch (error) {
    if (error instanceof Lost) return
    world.log.error({ import: working.importId, err: error }, 'The undo of an import failed.')
    const reason = 'Roster could not go on; its log says why. What was deleted stays deleted.'
    await fail(world, working, error instanceof WorkError ? error.message : reason)
  }
}

class Work {
  readonly #world: World
  readonly #working: Working
  readonly #isDry: boolean
  readonly #tried = new Set<string>()
  #row: store.UndoRow
  #size = FEWEST

  constructor(world: World, working: Working, row: store.UndoRow) {
    this.#world = world
    this.#working = working
    this.#row = row
    this.#isDry = row.state === 'planning'
  }

  async run(): Promise<void> {
    const of = await getOwnImport(await this.#author(), this.#row.import_id)
    if (this.#isDry) await this.#anew()
    for (let ids = await this.#next(of); ids.length > 0; ids = await this.#next(of)) {
      const startedAt = monotonic()
      await this.#take(of, ids)
      this.#adapt(monotonic() - startedAt)
      if (this.#working.signal.aborted) return this.#release()
      await turn()
    }
    await this.#finish(of)
  }

  /** What a try found is true for its moment only, so one that was broken off begins again. */
  async #anew(): Promise<void> {
    const nothing = { below_id: null, undone_count: 0, gone_count: 0, left_count: 0 }
    const ctx = await this.#author()
    await ctx.upkeep(async (tx) => {
      await store.forgetLeft(tx.db, this.#row.import_id)
      await this.#update(tx, nothing)
    })
    this.#row = { ...this.#row, ...nothing }
  }

  async #next({ kind }: ImportRow): Promise<string[]> {
    const entity = entityOf(kind)
    const { import_id, below_id } = this.#row
    const rows = await store.listCreations(this.#world.engine.reads, import_id, {
      entity,
      below: below_id,
      limit: this.#size,
    })
    return rows.map((row) => row.id)
  }

  async #take({ kind }: ImportRow, ids: readonly string[]): Promise<void> {
    const ctx = await this.#author()
    const taking = {
      importId: this.#row.import_id,
      entity: entityOf(kind),
      tried: this.#isDry ? this.#tried : undefined,
    }
    let found = new Map<string, Outcome>()
    let row = this.#row
    const work = ctx.upkeep(async (tx) => {
      found = new Map()
      for (const id of ids) found.set(id, await takeAway(tx, taking, id))
      if (this.#isDry) throw new RolledBack()
      if ([...found.values()].includes('undone') && tx.recorded.length === 0)
        throw new Error('An undo left no audit row; nothing was saved.')
      row = await this.#progress(tx, found)
    })
    await work.catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error
    })
    if (this.#isDry) row = await ctx.upkeep((tx) => this.#progress(tx, found))
    this.#row = row
    for (const [id, outcome] of found) if (outcome === 'undone') this.#tried.add(id)
  }

  async #progress(tx: Tx, found: ReadonlyMap<string, Outcome>): Promise<store.UndoRow> {
    const { import_id, undone_count, gone_count, left_count } = this.#row
    const outcomes = [...found.values()]
    const left = outcomes.filter((one) => typeof one === 'object')
    await store.addLeft(
      tx.db,
      left.map((one) => ({ ...one, import_id })),
    )
    const changes = {
      below_id: [...found.keys()].at(-1) ?? null,
      undone_count: undone_count + outcomes.filter((one) => one === 'undone').length,
      gone_count: gone_count + outcomes.filter((one) => one === 'gone').length,
      left_count: left_count + left.length,
    }
    await this.#update(tx, { ...changes, held_until: later(tx.now(), HELD_FOR) })
    return { ...this.#row, ...changes }
  }

  #adapt(milliseconds: number): void {
    if (milliseconds > LOCK_AIM) this.#size = Math.max(FEWEST, Math.floor((this.#size * LOCK_AIM) / milliseconds))
    else if (milliseconds < LOCK_AIM / 2) this.#size = Math.min(MOST, this.#size * 2)
  }

  async #finish(of: ImportRow): Promise<void> {
    const ctx = await this.#author()
    const ended = { holder: null, held_until: null }
    if (this.#isDry) return ctx.upkeep((tx) => this.#update(tx, { ...ended, state: 'planned' }))
    const { undone_count: undone, gone_count: gone, left_count: left } = this.#row
    await ctx.transaction(async (tx) => {
      await this.#update(tx, { ...ended, state: 'done', finished_at: tx.now() })
      await record(tx, 'import.undone', entityOfImport(of), { also: { undone, gone, left } })
    })
  }

  async #release(): Promise<void> {
    const ctx = await this.#author()
    await ctx.upkeep((tx) => this.#update(tx, { holder: null, held_until: null }))
  }

  async #update(tx: Tx, changes: store.UndoUpdate): Promise<void> {
    const { importId, holder } = this.#working
    if (!(await store.updateHeld(tx.db, importId, holder, { ...changes, updated_at: tx.now() }))) throw new Lost()
  }

  /** Whoever asked for it, with the rights of this moment. */
  async #author(): Promise<Context> {
    const ctx = await contextOfAuthor(this.#world, this.#row.started_by)
    if (!ctx) throw new WorkError('Whoever asked for this undo may not import any more.')
    return ctx
  }
}

const entityOf = (kind: ImportRow['kind']): store.Entity =>
  kind === 'users' ? 'user' : kind === 'teams' ? 'team' : 'membership'

async function fail(world: World, { importId, holder }: Working, error: string): Promise<void> {
  const ctx = contextOf(world, systemActor)
  const failed = { state: 'failed', error, holder: null, held_until: null } as const
  await ctx.upkeep((tx) =>
    store.updateHeld(tx.db, importId, holder, { ...failed, updated_at: tx.now(), finished_at: tx.now() }),
  )
}

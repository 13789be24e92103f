import { setImmediate as turn } from 'node:timers/promises'
import { record } from '../audit/index.ts'
import { later, monotonic, seconds } from '../platform/clock.ts'
import { type Context, contextOf, systemActor, type Tx, type World } from '../platform/context.ts'
import { contextOfAuthor } from './author.ts'
import { keepCreations, keepProblems, saveBatch } from './batch.ts'
import { CsvError, type Row, readRows } from './csv.ts'
import { digestOfFile, fileOf, removeFile } from './files.ts'
import type { Importer, Read, Tally } from './importer.ts'
import { importerOf } from './kinds.ts'
import { entityOf, planOf } from './manage.ts'
import * as store from './store.ts'

const FEWEST_ROWS = 10
const BESIDE_OTHERS = { mostRows: 256, lockAim: 40 } // ms; the write lock is held about that long at most
const ALONE = { mostRows: 1024, lockAim: 1000 } // larger batches commit less often and write each page fewer times
export const HELD_FOR = seconds(15) // renewed with every batch; another process goes on when it ends

export interface Working {
  readonly id: string
  /** Names this process among those that could work on the import. */
  readonly holder: string
  readonly signal: AbortSignal
  /** Nobody else works on the data, so that nobody waits for the write lock. */
  readonly alone?: boolean
  /** Milliseconds to leave to others between two batches. */
  readonly pause?: number
  onProgress?(row: store.ImportRow): void
}

/** Ends the work where the import was cancelled or somebody else took it. */
class Lost extends Error {}

/** Works on an import that is held until it ends, fails, is cancelled, or the process stops; then another one can go on. */
export async function workOn(world: World, working: Working): Promise<void> {
  try {
    const row = await store.findImport(world.engine.reads, working.id)
    if (row) await new Work(world, working, row).run()
  } catch (error) {
    if (error instanceof Lost) return
    world.log.error({ import: working.id, err: error }, 'An import failed.')
    await fail(
      world,
      working,
      error instanceof WorkError || error instanceof CsvError
        ? error.message
        : 'Roster could not go on; its log says why. What was imported stays.',
    )
  }
}

/** A reason that people can do something about. */
class WorkError extends Error {}

class Work {
  readonly #world: World
  readonly #working: Working
  readonly #dry: boolean
  #row: store.ImportRow
  readonly #pace: typeof ALONE
  #size: number

  constructor(world: World, working: Working, row: store.ImportRow) {
    this.#pace = working.alone ? ALONE : BESIDE_OTHERS
    this.#size = BESIDE_OTHERS.mostRows
    this.#world = world
    this.#working = working
    this.#row = row
    this.#dry = row.state === 'checking'
  }

  async run(): Promise<void> {
    if ((await digestOfFile(this.#world, this.#row.id)) !== this.#row.file_digest)
      throw new WorkError('The file of this import is gone or was changed. Upload it again.')
    const ctx = await this.#author()
    const { rows, managers } = await importerOf(ctx, planOf(this.#row), {
      importId: this.#row.id,
      dry: this.#dry,
      path: fileOf(this.#world, this.#row.id),
      delimiter: this.#row.delimiter,
    })
    if (this.#row.phase === 'rows' && !(await this.#pass(rows))) return
    if (managers && this.#row.deferred_count > 0 && !this.#dry) {
      await this.#begin('managers')
      if (!(await this.#pass(managers))) return
    }
    await this.#finish()
  }

  /** Every row from where the last work ended; false where the process stops. One batch is read while the one before is saved. */
  async #pass<T>(importer: Importer<T>): Promise<boolean> {
    const done = this.#row.rows_done
    let skipped = 0
    let batch: Read<T>[] = []
    let saving = Promise.resolve()
    const save = async () => {
      await saving
      saving = this.#save(importer, batch)
      saving.catch(() => {}) // whoever awaits it is told
      batch = []
    }
    for await (const read of importer.read(this.#bodyRows())) {
      if (skipped++ < done) continue
      batch.push(read)
      if (batch.length < this.#size) continue
      await save()
      if (this.#working.signal.aborted) {
        await saving
        return this.#release()
      }
    }
    if (batch.length > 0) await save()
    await saving
    return true
  }

  async *#bodyRows(): AsyncGenerator<Row> {
    let header = true
    for await (const row of readRows(fileOf(this.#world, this.#row.id), this.#row.delimiter)) {
      if (!header) yield row
      header = false
    }
  }

  async #save<T>(importer: Importer<T>, rows: readonly Read<T>[]): Promise<void> {
    const ctx = await this.#author()
    const startedAt = monotonic()
    await saveBatch({
      ctx,
      importer,
      rows,
      dry: this.#dry,
      progress: (tx, tally) => this.#progress(tx, tally, rows.length),
    })
    this.#row = (await store.findImport(this.#world.engine.reads, this.#row.id)) ?? this.#row
    this.#adapt(monotonic() - startedAt)
    this.#working.onProgress?.(this.#row)
    if (this.#working.pause) await new Promise((resolve) => setTimeout(resolve, this.#working.pause))
    else await turn()
  }

  async #progress(tx: Tx, tally: Tally, rows: number): Promise<void> {
    const { created_count, updated_count, unchanged_count, refused_count, problem_count, deferred_count, rows_done } =
      this.#row
    await keepProblems(tx, this.#row.id, tally, problem_count)
    if (!this.#dry) await keepCreations(tx, this.#row.id, tally)
    await this.#update(tx, {
      rows_done: rows_done + rows,
      created_count: created_count + tally.created,
      updated_count: updated_count + tally.updated,
      unchanged_count: unchanged_count + tally.unchanged,
      refused_count: refused_count + tally.refused,
      problem_count: problem_count + tally.problems.length,
      deferred_count: deferred_count + tally.deferred,
      held_until: later(tx.now(), HELD_FOR),
    })
  }

  #adapt(milliseconds: number): void {
    const { lockAim, mostRows } = this.#pace
    if (milliseconds > lockAim) this.#size = Math.max(FEWEST_ROWS, Math.floor((this.#size * lockAim) / milliseconds))
    else if (milliseconds < lockAim / 2) this.#size = Math.min(mostRows, this.#size * 2)
  }

  async #begin(phase: store.ImportRow['phase']): Promise<void> {
    if (this.#row.phase === phase) return
    const ctx = await this.#author()
    await ctx.upkeep((tx) => this.#update(tx, { phase, rows_done: 0 }))
    this.#row = { ...this.#row, phase, rows_done: 0 }
  }

  async #finish(): Promise<void> {
    const ctx = await this.#author()
    const {
      created_count: created,
      updated_count: updated,
      unchanged_count: unchanged,
      refused_count: refused,
    } = this.#row
    const ended = { holder: null, held_until: null, rows_done: this.#row.rows_total }
    if (this.#dry) return ctx.upkeep((tx) => this.#update(tx, { ...ended, state: 'checked' }))
    await ctx.transaction(async (tx) => {
      await this.#update(tx, { ...ended, state: 'done', finished_at: tx.now() })
      await record(tx, 'import.finished', entityOf(this.#row), { also: { created, updated, unchanged, refused } })
    })
    await removeFile(this.#world, this.#row.id)
  }

  async #release(): Promise<false> {
    const ctx = await this.#author()
    await ctx.upkeep((tx) => this.#update(tx, { holder: null, held_until: null }))
    return false
  }

  async #update(tx: Tx, changes: store.ImportUpdate): Promise<void> {
    if (!(await store.updateHeld(tx.db, this.#row.id, this.#working.holder, { ...changes, updated_at: tx.now() })))
      throw new Lost()
  }

  async #author(): Promise<Context> {
    const ctx = await contextOfAuthor(this.#world, this.#row.created_by)
    if (!ctx) throw new WorkError('Whoever started this import may not import any more.')
    return ctx
  }
}

async function fail(world: World, { id, holder }: Working, error: string): Promise<void> {
  const ctx = contextOf(world, systemActor)
  await ctx.upkeep((tx) =>
    store.updateHeld(tx.db, id, holder, {
      state: 'failed',
      error,
      holder: null,
      held_until: null,
      updated_at: tx.now(),
    }),
  )
}

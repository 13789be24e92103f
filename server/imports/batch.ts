import type { Context, Tx } from '../platform/context.ts'
import type { Row } from './csv.ts'
import { type Importer, type Problem, type Read, RowRefused, Tally, type Usable } from './importer.ts'
import * as store from './store.ts'

const TRIES = 5 // somebody may take a name between our look and our write, on PostgreSQL
const PROBLEMS_KEPT = 10_000

export interface Batch<T> {
  readonly ctx: Context
  readonly importer: Importer<T>
  readonly rows: readonly Read<T>[]
  /** True: everything is rolled back. */
  readonly dry: boolean
  /** Writes how far the import is, in the same transaction; a dry run does that after it. */
  progress(tx: Tx, tally: Tally): Promise<void>
}

class RolledBack extends Error {}

/** Saves a batch: all of it, with its progress, or nothing. A row that is refused while saving is left out and the rest done again. */
export async function saveBatch<T>(batch: Batch<T>): Promise<Tally> {
  const excluded = new Map<Row, readonly Problem[]>()
  for (let tries = 1; ; ) {
    try {
      return await attempt(batch, excluded)
    } catch (error) {
      if (error instanceof RowRefused) excluded.set(error.row, error.problems)
      else if (batch.ctx.world.engine.uniqueViolation(error) === null || ++tries > TRIES) throw error
    }
  }
}

async function attempt<T>(batch: Batch<T>, excluded: ReadonlyMap<Row, readonly Problem[]>): Promise<Tally> {
  const { ctx, importer, rows, dry, progress } = batch
  let tally = new Tally()
  // Bookkeeping of a batch in which nothing changed is nobody's change, so this is upkeep; what changes must be recorded all the same.
  const work = ctx.upkeep(async (tx) => {
    tally = new Tally()
    await importer.save(tx, usable(rows, excluded, tally), tally)
    if (dry) throw new RolledBack()
    if (tally.created + tally.updated > 0 && tx.recorded.length === 0)
      throw new Error('An import left no audit row; nothing was saved.')
    await progress(tx, tally)
  })
  await work.catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error
  })
  if (dry) await ctx.upkeep((tx) => progress(tx, tally))
  return tally
}

function usable<T>(
  rows: readonly Read<T>[],
  excluded: ReadonlyMap<Row, readonly Problem[]>,
  tally: Tally,
): Usable<T>[] {
  const good: Usable<T>[] = []
  for (const { row, value, problems } of rows) {
    const against = excluded.get(row) ?? problems
    if (against.length > 0 || value === undefined) tally.refuse(row, ...against)
    else good.push({ row, value })
  }
  return good
}

/** Keeps what was refused, up to a limit. */
export async function keepProblems(tx: Tx, importId: string, tally: Tally, kept: number): Promise<void> {
  const ordinals = new Map<number, number>()
  const rows = tally.problems.slice(0, Math.max(0, PROBLEMS_KEPT - kept)).map(({ row, field, reason }) => {
    const ordinal = ordinals.get(row.line) ?? 0
    ordinals.set(row.line, ordinal + 1)
    return { import_id: importId, line: row.line, ordinal, field, reason, content: JSON.stringify(row.cells) }
  })
  await store.insertProblems(tx.db, rows)
}

/** Keeps what came into being, so that it can be told from what was there before. */
export async function keepCreations(tx: Tx, importId: string, { creations }: Tally): Promise<void> {
  await store.insertCreations(
    tx.db,
    creations.map(({ entity, id }) => ({ import_id: importId, entity, entity_id: id })),
  )
}

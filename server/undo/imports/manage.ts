import { record } from '../../audit/index.ts'
import { closeFailed, entityOfImport, getOwnImport, ImportBusy, type ImportRow } from '../../imports/index.ts'
import type { Context, Tx } from '../../platform/context.ts'
import type { Input } from '../../platform/http/route.ts'
import { refuse } from '../../platform/refusal.ts'
import { NothingToUndo, UndoOver } from '../contract.ts'
import { type ImportUndo, type planImportUndo, type stopImportUndo, UndoBusy, type undoImport } from './contract.ts'
import { endOfUndo, isAtWork, showUndo } from './show.ts'
import * as store from './store.ts'

const NOBODY: Held = { holder: null, held_until: null }

/** Who works on it from the start; left out, the job takes it. */
type Held = Pick<store.UndoRow, 'holder' | 'held_until'>

/** Tries it: every deletion is done and rolled back. The job does the work. */
export async function startPlan(
  ctx: Context,
  { params }: Pick<Input<typeof planImportUndo>, 'params'>,
  held: Held = NOBODY,
): Promise<ImportUndo> {
  const row = await getEnded(ctx, params.import)
  await ctx.upkeep((tx) => begin(tx, row, 'planning', held))
  return showUndo(ctx, { params })
}

/** Does it, with the rights that the caller has at each moment of the work. */
export async function startUndo(
  ctx: Context,
  { params }: Pick<Input<typeof undoImport>, 'params'>,
  held: Held = NOBODY,
): Promise<ImportUndo> {
  const row = await getEnded(ctx, params.import)
  await ctx.transaction(async (tx) => {
    await begin(tx, row, 'running', held)
    if (row.state === 'failed') await closeFailed(tx, row)
    await record(tx, 'import.undo-started', entityOfImport(row), { also: { created: row.created_count } })
  })
  return showUndo(ctx, { params })
}

/** Stops before the next piece. */
export async function stop(ctx: Context, { params }: Input<typeof stopImportUndo>): Promise<ImportUndo> {
  const row = await getOwnImport(ctx, params.import)
  await ctx.transaction(async (tx) => {
    const stopped = await store.stopUndo(tx.db, row.id, tx.now())
    if (!stopped && !(await store.dropPlan(tx.db, row.id)))
      refuse(NothingToUndo, { detail: 'This import is not being undone.' })
    const also = { undone: stopped?.undone_count ?? 0, of: row.created_count }
    await record(tx, 'import.undo-stopped', entityOfImport(row), { also })
  })
  return showUndo(ctx, { params })
}

async function getEnded(ctx: Context, id: string): Promise<ImportRow> {
  const row = await getOwnImport(ctx, id)
  if (row.state === 'running' || row.state === 'checking') refuse(ImportBusy)
  if (row.created_count === 0)
    refuse(NothingToUndo, { detail: 'This import created nothing. What it changed is undone where it was changed.' })
  const days = ctx.settings['undo.days']
  if (endOfUndo(ctx, row) < ctx.now())
    refuse(UndoOver, { detail: `Imports can be undone for ${days} ${days === 1 ? 'day' : 'days'}.` })
  return row
}

async function begin(tx: Tx, { id }: ImportRow, state: 'planning' | 'running', held: Held): Promise<void> {
  // Of two who begin at once, the second finds it begun.
  await tx.world.engine.lock(tx.db, `undo import ${id}`)
  const before = await store.findUndo(tx.db, id)
  if (before && isAtWork(before)) refuse(UndoBusy)
  await store.beginUndo(tx.db, {
    import_id: id,
    state,
    total: await store.countCreations(tx.db, id),
    undone_count: 0,
    gone_count: 0,
    left_count: 0,
    below_id: null,
    error: '',
    started_by: tx.actor.id,
    started_at: tx.now(),
    updated_at: tx.now(),
    finished_at: null,
    ...held,
  })
  tx.afterCommit(() => tx.world.wake('undo-imports'))
}

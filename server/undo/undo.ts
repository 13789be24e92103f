import { factsOfActor, teamTree } from '../access/index.ts'
import { addUndone, record, SUM } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { ReauthRequired } from '../platform/failures.ts'
import { isFresh } from '../platform/fresh.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { ConfirmationNeeded, loadSettings } from '../settings/index.ts'
import { type Change, getChange } from './change.ts'
import { type applyUndo, NothingToUndo, type planUndo } from './contract.ts'
import { isSensitive } from './sensitive.ts'
import type { UndoItem, Undoing } from './shapes.ts'
import { takeBack } from './take-back.ts'

const NAMED = 3 // the rest is a number

class RolledBack extends Error {
  readonly undoing: Undoing
  constructor(undoing: Undoing) {
    super('A plan is never saved.')
    this.undoing = undoing
  }
}

/** What undoing would do at this moment: done for real, and rolled back. */
export async function showPlan(ctx: Context, { params, query }: Input<typeof planUndo>): Promise<Undoing> {
  await knowCaller(ctx)
  try {
    return await ctx.transaction(async (tx) => {
      const { undoing } = await work(tx, params.change, query.about)
      throw new RolledBack({ ...undoing, undoneBy: null, items: undoing.items.map(planned) })
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.undoing
    throw error
  }
}

const planned = (item: UndoItem): UndoItem => (item.outcome === 'undone' ? { ...item, outcome: 'possible' } : item)

/** Undoes a change as far as it goes. Nothing is saved where nothing goes, or where consequences were not confirmed. */
export async function undo(ctx: Context, { params, body }: Input<typeof applyUndo>): Promise<Undoing> {
  await knowCaller(ctx)
  const undoing = await ctx.transaction(async (tx) => {
    const { undoing, change } = await work(tx, params.change, body.about)
    const undone = undoing.items.filter((item) => item.outcome === 'undone')
    if (undone.length === 0) refuse(NothingToUndo, { detail: whyNothing(undoing) })
    if (undoing.consequences.length > 0 && !body.confirmed)
      refuse(ConfirmationNeeded, { detail: undoing.consequences.join(' ') })
    if (undone.some(isSensitive) && !isFresh(tx)) refuse(ReauthRequired)
    await note(tx, change, undoing, undone)
    return undoing
  })
  if (undoing.items.some((item) => item.event.entity.kind === 'setting')) await loadSettings(ctx.world)
  return undoing
}

/** What the caller may do is what held before: read now, it is not read in the middle of what may be rolled back. */
async function knowCaller(ctx: Context): Promise<void> {
  await factsOfActor(ctx)
  await teamTree(ctx)
}

async function work(
  tx: Tx,
  changeId: string,
  about: string | undefined,
): Promise<{ undoing: Undoing; change: Change }> {
  // Of two who undo the same at once, the second finds it done.
  await tx.world.engine.lock(tx.db, `undo ${changeId}`)
  const change = await getChange(tx, changeId, about)
  const consequences: string[] = []
  const telling: Tx = { ...tx, undoes: changeId }
  const items = await takeBack({ tx: telling, changeId, left: new Map(), consequences }, change)
  const { at, by, unseen } = change
  const told = [...new Set(consequences)]
  return { undoing: { change: changeId, at, by, undoneBy: tx.changeId, items, unseen, consequences: told }, change }
}

async function note(tx: Tx, change: Change, { items }: Undoing, undone: readonly UndoItem[]): Promise<void> {
  const at = tx.now()
  await addUndone(
    tx.db,
    undone.map((item) => ({ row_id: item.event.id, undone_by: tx.changeId, at })),
  )
  const also = { undoes: change.id, undone: undone.length, of: items.length }
  const about = undone.map((item) => item.event.entity.id)
  await record(tx, SUM, { kind: 'change', id: change.id, name: namesOf(undone) }, { also, about })
}

/** *Ada King, Harbour +4*: whom and what it was about, as they were called. */
function namesOf(undone: readonly UndoItem[]): string {
  const names = [...new Set(undone.map((item) => item.event.entity.name).filter(Boolean))]
  const more = names.length - NAMED
  return `${names.slice(0, NAMED).join(', ')}${more > 0 ? ` +${more}` : ''}`
}

/** The first thing that stands against it. */
function whyNothing({ items }: Undoing): string {
  const refused = items.find((item) => item.refusal)?.refusal
  if (refused) return refused.detail || refused.title
  const conflict = items.find((item) => item.outcome === 'conflict')
  if (!conflict) return 'This never comes back.'
  const { name } = conflict.event.entity
  return conflict.since?.by ? `${conflict.since.by} changed ${name} since.` : `${name} is not any more as this left it.`
}

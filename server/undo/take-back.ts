import { authorise, namesOf } from '../access/index.ts'
import type { TrailItem } from '../audit/index.ts'
import { NotFound, Stale } from '../platform/failures.ts'
import { Refusal } from '../platform/refusal.ts'
import { inStep } from '../platform/step.ts'
import { newestSince, noteLeft } from './as-left.ts'
import type { Change } from './change.ts'
import { Conflicting, Gone, type Work } from './inverse.ts'
import { inverses, lostBy } from './inverses/index.ts'
import type { Lost, UndoItem } from './shapes.ts'

const PASSES = 3 // what waits for another part is tried again: two settings that only change together

/** Takes back each event of the change that can be, the last one first; the others say why not. */
export async function takeBack(work: Work, { rows, done }: Change): Promise<UndoItem[]> {
  const items = new Map<string, UndoItem>()
  let open = rows.filter((row) => !done.has(row.id) || !items.set(row.id, asItem(row, 'done')))
  for (let pass = 0; pass < PASSES && open.length > 0; pass++) {
    for (const row of open) items.set(row.id, await attempt(work, row))
    const refused = open.filter((row) => items.get(row.id)?.outcome === 'refused')
    if (refused.length === open.length) break
    open = refused
  }
  return rows.flatMap((row) => items.get(row.id) ?? [])
}

async function attempt(work: Work, row: TrailItem): Promise<UndoItem> {
  const invert = inverses[row.event]
  if (row.entity.name === null) return asItem(row, 'lost', ['erased'])
  if (!invert) return asItem(row, 'lost', [lostBy(row.event)])
  try {
    return await inStep(work.tx, async (tx) => {
      const step = { ...work, tx }
      const inverse = await invert(step, row)
      await authorise(tx, inverse.access)
      await inverse.run()
      await noteLeft(step, row)
      return asItem(row, 'undone', inverse.lost)
    })
  } catch (error) {
    return failed(work, row, error)
  }
}

async function failed(work: Work, row: TrailItem, error: unknown): Promise<UndoItem> {
  if (error instanceof Gone) return asItem(row, 'lost', [error.lost])
  const stale = error instanceof Refusal && error.failure.code === Stale.code
  if (error instanceof Conflicting || stale) return { ...asItem(row, 'conflict'), since: await since(work, row) }
  if (!(error instanceof Refusal)) throw error
  const { code, title } = error.failure
  const detail = error.details.detail ?? (code === NotFound.code ? 'It is gone, or you may not see it.' : '')
  return { ...asItem(row, 'refused'), refusal: { code, title, detail } }
}

async function since(work: Work, row: TrailItem): Promise<UndoItem['since']> {
  const newest = await newestSince(work, row)
  if (!newest) return null
  const name = await namesOf(work.tx, [newest.actor_id])
  return { at: newest.at, event: newest.event, by: name(newest.actor_id) }
}

function asItem(row: TrailItem, outcome: UndoItem['outcome'], lost: readonly Lost[] = []): UndoItem {
  const { id, event, entity, before, after, also } = row
  return { event: { id, event, entity, before, after, also }, outcome, refusal: null, since: null, lost: [...lost] }
}

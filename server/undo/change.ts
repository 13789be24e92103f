import { listChange, listUndone, SUM, type TrailItem, toTrailItem } from '../audit/index.ts'
import { days, later } from '../platform/clock.ts'
import type { Context, Tx } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import { AlreadyUndone, DetailsErased, TooMuchToUndo, UndoOver } from './contract.ts'
import { inverses } from './inverses/index.ts'
import { maySee } from './seen.ts'

const MOST = 300 // events in one transaction: a second of the write lock at most

/** A change as its undo works on it, the last event first. */
export interface Change {
  readonly id: string
  readonly at: string
  readonly by: string | null
  readonly rows: readonly TrailItem[]
  /** Events that were undone before. */
  readonly done: ReadonlySet<string>
  readonly unseen: number
}

/** What the trail tells of a change; refuses where there is nothing to be seen, or nothing left to undo. */
export async function getChange(tx: Tx, id: string, about: string | undefined): Promise<Change> {
  const all = (await listChange(tx.db, id, MOST + 1)).map(toTrailItem).filter((row) => row.event !== SUM)
  const rows = about === undefined ? all : all.filter((row) => isAbout(row, about))
  const seen: TrailItem[] = []
  for (const row of rows.slice(0, MOST)) if (await maySee(tx, row)) seen.push(row)
  const [first] = seen
  if (!first) return refuse(NotFound)
  const done = await listUndone(
    tx.db,
    seen.map((row) => row.id),
  )
  assertPossible(tx, first, seen, done)
  if (all.length > MOST)
    refuse(TooMuchToUndo, { detail: `More than ${MOST} events belong to this change. Undo them one by one.` })
  const unseen = rows.length - seen.length
  return { id, at: first.at, by: first.actor.name, rows: withoutCovered(seen).reverse(), done, unseen }
}

/** A portal user and their contact are one person: that it was renamed with them goes with them. */
function isAbout({ entity, also }: TrailItem, id: string): boolean {
  return entity.id === id || also.contactOf === id
}

function assertPossible(ctx: Context, { at }: TrailItem, rows: readonly TrailItem[], done: ReadonlySet<string>): void {
  const limit = ctx.settings['undo.days']
  if (at < later(ctx.now(), -days(limit)))
    refuse(UndoOver, { detail: `Changes can be undone for ${limit} ${limit === 1 ? 'day' : 'days'}.` })
  const undoable = rows.filter((row) => row.event in inverses)
  if (undoable.length > 0 && undoable.every((row) => done.has(row.id))) refuse(AlreadyUndone)
  if (rows.every((row) => row.entity.name === null)) refuse(DetailsErased)
}

/** What came with something new goes with it. */
function withoutCovered(rows: readonly TrailItem[]): TrailItem[] {
  const fresh = new Set(rows.filter((row) => CREATED.test(row.event)).map((row) => row.entity.id))
  return rows.filter((row) => CREATED.test(row.event) || !fresh.has(row.entity.id))
}

const CREATED = /^(user|role|team)\.created$/

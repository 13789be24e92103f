import type { Instant } from '../platform/clock.ts'
import { type Db, inPieces, padded, type Tables } from '../platform/database/index.ts'

/** Sums an undo up; what it did stands in events of their own. */
export const SUM = 'change.undone'

const FIRST = 40 // an import writes a handful about each; whoever has more was touched

/** Which of these events were taken back. */
export async function listUndone(db: Db, rowIds: readonly string[]): Promise<Set<string>> {
  if (rowIds.length === 0) return new Set()
  const rows = await db.selectFrom('audit_undone').select('row_id').where('row_id', 'in', padded(rowIds)).execute()
  return new Set(rows.map((row) => row.row_id))
}

export async function addUndone(db: Db, rows: readonly Tables['audit_undone'][]): Promise<void> {
  for (const some of inPieces(rows)) await db.insertInto('audit_undone').values(some).execute()
}

/** Everything that one change wrote, in the order in which it did, at most `limit`. */
export function listChange(db: Db, changeId: string, limit: number) {
  return wholeRows(db).where('r.change_id', '=', changeId).orderBy('r.id').limit(limit).execute()
}

/** The first and the last that happened to something, in that order; looking at links and coming in change nothing of it. */
export async function listHistory(db: Db, entityId: string, changeId?: string) {
  const about = wholeRows(db)
    .where('r.entity_id', '=', entityId)
    .where('r.event', 'not like', 'link.%')
    .where('r.event', 'not like', 'session.%')
    .$if(changeId !== undefined, (query) => query.where('r.change_id', '=', changeId ?? ''))
  const first = await about.orderBy('r.at').orderBy('r.id').limit(FIRST).execute()
  if (first.length < FIRST) return first
  const last = await about.orderBy('r.at', 'desc').orderBy('r.id', 'desc').limit(1).execute()
  return [...first, ...last]
}

function wholeRows(db: Db) {
  return db
    .selectFrom('audit_rows as r')
    .leftJoin('audit_details as d', 'd.row_id', 'r.id')
    .leftJoin('audit_origins as o', 'o.row_id', 'r.id')
    .selectAll('r')
    .select(['d.content as details', 'o.content as origins'])
}

interface Since {
  readonly entityId: string
  readonly rowId: string
  readonly at: Instant
  /** What these changes did to it does not count. */
  readonly but: readonly string[]
}

/** The newest event about something after one of its events; looking at links and coming in change nothing of it. */
export function findSince(db: Db, { entityId, rowId, at, but }: Since) {
  return db
    .selectFrom('audit_rows')
    .select(['at', 'event', 'actor_id'])
    .where('entity_id', '=', entityId)
    .where('at', '>=', at)
    .where('id', '>', rowId)
    .where('change_id', 'not in', but)
    .where('event', 'not like', 'link.%')
    .where('event', 'not like', 'session.%')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

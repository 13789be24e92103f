import type { Db } from '../platform/database/index.ts'

export function listLinks(db: Db, after: number, limit: number) {
  return db
    .selectFrom('audit_chain')
    .selectAll()
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute()
}

export function findLink(db: Db, position: number) {
  return db.selectFrom('audit_chain').select('link').where('position', '=', position).executeTakeFirst()
}

/** Everything that the rows consist of, by one statement each. */
export async function readRows(db: Db, ids: readonly string[]) {
  const [rows, details, origins, subjects] = [
    await db.selectFrom('audit_rows').selectAll().where('id', 'in', ids).execute(),
    await db.selectFrom('audit_details').selectAll().where('row_id', 'in', ids).execute(),
    await db.selectFrom('audit_origins').selectAll().where('row_id', 'in', ids).execute(),
    await db.selectFrom('audit_subjects').selectAll().where('row_id', 'in', ids).execute(),
  ]
  return { rows, details, origins, subjects }
}

/** Rows that say that something was erased, with their place in the chain; null while they wait for it. */
export function listErasures(db: Db, event: string, entityIds: readonly string[]) {
  return db
    .selectFrom('audit_rows')
    .leftJoin('audit_chain', 'audit_chain.row_id', 'audit_rows.id')
    .select(['audit_rows.entity_id', 'audit_chain.position'])
    .where('event', '=', event)
    .where('entity_id', 'in', entityIds)
    .execute()
}

/** The newest row of an event, with its details and its place in the chain. */
export function findLastTold(db: Db, event: string) {
  return db
    .selectFrom('audit_rows as r')
    .leftJoin('audit_details as d', 'd.row_id', 'r.id')
    .leftJoin('audit_chain as c', 'c.row_id', 'r.id')
    .select(['d.content as details', 'c.position'])
    .where('r.event', '=', event)
    .orderBy('r.at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/**
 * Of the next rows by their ids, those neither in the chain nor waiting for it, by one statement, so that sealing
 * meanwhile cannot mislead it; and the last row that was looked at, undefined at the end.
 */
export async function listStrays(db: Db, after: string | undefined, limit: number) {
  const next = nextIds(db, after, limit)
  const strays = await db
    .selectFrom(next.as('next'))
    .leftJoin('audit_chain', 'audit_chain.row_id', 'next.id')
    .leftJoin('audit_unsealed', 'audit_unsealed.row_id', 'next.id')
    .select('next.id')
    .where('audit_chain.row_id', 'is', null)
    .where('audit_unsealed.row_id', 'is', null)
    .execute()
  const { last } = await countSome(db, after, limit)
  return { strays: strays.map((row) => row.id), last }
}

/** How many rows there are among the next ones, and the last of them; undefined at the end. */
export async function countSome(db: Db, after: string | undefined, limit: number) {
  const ids = await nextIds(db, after, limit).execute()
  return { count: ids.length, last: ids.length === limit ? ids.at(-1)?.id : undefined }
}

function nextIds(db: Db, after: string | undefined, limit: number) {
  return db
    .selectFrom('audit_rows')
    .select('id')
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
}

export function listOrphans(db: Db, limit: number) {
  return db
    .selectFrom('audit_unsealed')
    .leftJoin('audit_rows', 'audit_rows.id', 'audit_unsealed.row_id')
    .select('audit_unsealed.row_id')
    .where('audit_rows.id', 'is', null)
    .limit(limit)
    .execute()
}

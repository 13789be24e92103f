import { briefColumns } from '../access/index.ts'
import type { Instant } from '../platform/clock.ts'
import { type Db, insertMany, padded, type Tables } from '../platform/database/index.ts'

export type SignInRow = Tables['sign_ins']

export function insertSignIns(db: Db, rows: readonly SignInRow[]): Promise<void> {
  return insertMany(db, 'sign_ins', rows)
}

export async function listThere(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('users').select('id').where('id', 'in', padded(ids)).execute()
  return rows.map((row) => row.id)
}

export function listRows(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('sign_ins')
    .leftJoin('portals', 'portals.id', 'sign_ins.portal_id')
    .selectAll('sign_ins')
    .select(['portals.key as portal_key', 'portals.name as portal_name'])
    .where('sign_ins.id', 'in', padded(ids))
    .execute()
}

export type ListedRow = Awaited<ReturnType<typeof listRows>>[number]

export function listPeople(db: Db, ids: readonly string[]) {
  return db.selectFrom('users').select(briefColumns).where('id', 'in', padded(ids)).execute()
}

/** Forgets attempts of before; answers how many, at most `limit`. */
export async function deleteBefore(db: Db, before: Instant, limit: number): Promise<number> {
  const old = await db.selectFrom('sign_ins').select('id').where('at', '<', before).orderBy('at').limit(limit).execute()
  if (old.length === 0) return 0
  const ids = old.map((row) => row.id)
  await db.deleteFrom('sign_ins').where('id', 'in', padded(ids)).execute()
  return old.length
}

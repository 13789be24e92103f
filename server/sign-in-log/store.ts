import { briefColumns } from '../access/index.ts'
import type { Instant } from '../platform/clock.ts'
import { type Db, padded, prepared, type Tables } from '../platform/database/index.ts'

export type SignInRow = Tables['sign_ins']

export const insertSignIn = prepared('sign-in', (db, row: SignInRow) => db.insertInto('sign_ins').values(row))

export function listRows(db: Db, ids: readonly string[]): Promise<SignInRow[]> {
  return db.selectFrom('sign_ins').selectAll().where('id', 'in', padded(ids)).execute()
}

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

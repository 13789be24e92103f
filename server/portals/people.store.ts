/** Who is in which portal. Rows are ended, never overwritten. */
import { type Db, type History, inPieces, insertMany, type Tables } from '../platform/database/index.ts'

type Ended = Pick<History, 'ended_at' | 'ended_by' | 'ended_change'>
export type NewPerson = Omit<Tables['portal_users'], 'ended_at' | 'ended_by' | 'ended_change'>

/** False where the user is in the portal already. */
export async function addPerson(db: Db, row: NewPerson): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('portal_users')
    .values({ ...row, ended_at: null, ended_by: null, ended_change: null })
    .onConflict((conflict) => conflict.columns(['user_id', 'portal_id']).where('ended_at', 'is', null).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function insertPeople(db: Db, rows: readonly NewPerson[]): Promise<void> {
  await insertMany(
    db,
    'portal_users',
    rows.map((row) => ({ ...row, ended_at: null, ended_by: null, ended_change: null })),
  )
}

export async function endPerson(db: Db, portalId: string, userId: string, ended: Ended): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('portal_users')
    .set(ended)
    .where('portal_id', '=', portalId)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function endEverybody(db: Db, portalId: string, ended: Ended): Promise<void> {
  await db
    .updateTable('portal_users')
    .set(ended)
    .where('portal_id', '=', portalId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Everybody in the portal, deleted accounts, too. */
export async function listPeopleIds(db: Db, portalId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('portal_users')
    .select('user_id')
    .where('portal_id', '=', portalId)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map((row) => row.user_id)
}

/** People who can still be told of it, by name. */
export function listLivingPeople(db: Db, portalId: string) {
  return db
    .selectFrom('portal_users')
    .innerJoin('users', 'users.id', 'portal_users.user_id')
    .select(['users.id', 'users.type', 'users.display_name', 'users.given_name', 'users.family_name', 'users.username'])
    .where('portal_users.portal_id', '=', portalId)
    .where('portal_users.ended_at', 'is', null)
    .where('users.deleted_at', 'is', null)
    .orderBy('users.name_key')
    .execute()
}

export async function isIn(db: Db, portalId: string, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const some of inPieces(userIds)) {
    const rows = await db
      .selectFrom('portal_users')
      .select('user_id')
      .where('portal_id', '=', portalId)
      .where('user_id', 'in', some)
      .where('ended_at', 'is', null)
      .execute()
    for (const row of rows) found.add(row.user_id)
  }
  return found
}

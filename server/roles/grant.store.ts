import type { Db, History, Tables } from '../platform/database/index.ts'

type Added = Pick<History, 'added_at' | 'added_by' | 'added_change'>
type Ended = Pick<History, 'ended_at' | 'ended_by' | 'ended_change'>

export { findRole } from './store.ts'

export async function countGrants(db: Db, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom('role_grants')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** False where the user holds the role already; of two at once one is told so. */
export async function addGrant(
  db: Db,
  row: Pick<Tables['role_grants'], 'id' | 'user_id' | 'role_id' | 'from_at' | 'until_at' | 'started_at'> & Added,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('role_grants')
    .values({ ...row, ended_at: null, ended_by: null, ended_change: null })
    .onConflict((conflict) => conflict.columns(['user_id', 'role_id']).where('ended_at', 'is', null).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** The grant that ended, or undefined where the user did not hold the role directly. */
export function endGrant(db: Db, userId: string, roleId: string, ended: Ended) {
  return db
    .updateTable('role_grants')
    .set(ended)
    .where('user_id', '=', userId)
    .where('role_id', '=', roleId)
    .where('ended_at', 'is', null)
    .returning(['from_at', 'until_at'])
    .executeTakeFirst()
}

export async function isHeldDirectly(db: Db, userId: string, roleId: string): Promise<boolean> {
  const row = await db
    .selectFrom('role_grants')
    .select('id')
    .where('user_id', '=', userId)
    .where('role_id', '=', roleId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

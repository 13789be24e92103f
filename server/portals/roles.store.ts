import type { Db, History, Tables } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'

type Added = Pick<History, 'added_at' | 'added_by' | 'added_change'>
type Ended = Pick<History, 'ended_at' | 'ended_by' | 'ended_change'>
const OPEN = { ended_at: null, ended_by: null, ended_change: null }

export function findRole(db: Db, id: string) {
  return db
    .selectFrom('roles')
    .select(['id', 'name', 'rank', 'audience', 'origin', 'inactive_at'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

/** False where the portal gives it already. */
export async function addPortalRole(
  db: Db,
  row: Omit<Tables['portal_roles'], keyof History> & Added,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('portal_roles')
    .values({ ...row, ...OPEN })
    .onConflict((conflict) => conflict.columns(['portal_id', 'role_id']).where('ended_at', 'is', null).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function endPortalRole(db: Db, portalId: string, roleId: string, ended: Ended): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('portal_roles')
    .set(ended)
    .where('portal_id', '=', portalId)
    .where('role_id', '=', roleId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function endRolesOf(db: Db, portalId: string, ended: Ended): Promise<void> {
  await db
    .updateTable('portal_roles')
    .set(ended)
    .where('portal_id', '=', portalId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Roles that the portal gave until this change; those that are gone stay gone. */
export function listRolesEnded(db: Db, portalId: string, changeId: string) {
  return db
    .selectFrom('portal_roles')
    .innerJoin('roles', 'roles.id', 'portal_roles.role_id')
    .select(['roles.id', 'roles.rank'])
    .where('portal_roles.portal_id', '=', portalId)
    .where('portal_roles.ended_change', '=', changeId)
    .where('roles.deleted_at', 'is', null)
    .execute()
}

export async function addPortalRoles(
  db: Db,
  portalId: string,
  roleIds: readonly string[],
  added: Added,
): Promise<void> {
  if (roleIds.length === 0) return
  await db
    .insertInto('portal_roles')
    .values(roleIds.map((id) => ({ id: newId(), portal_id: portalId, role_id: id, ...added, ...OPEN })))
    .execute()
}

/** Deleted accounts left silently with the portal: as silently they are in it again. */
export async function goOnWithDeleted(db: Db, portalId: string, changeId: string, added: Added): Promise<void> {
  const rows = await db
    .selectFrom('portal_users')
    .innerJoin('users', 'users.id', 'portal_users.user_id')
    .select('portal_users.user_id')
    .where('portal_users.portal_id', '=', portalId)
    .where('portal_users.ended_change', '=', changeId)
    .where('users.deleted_at', 'is not', null)
    .execute()
  for (const row of rows)
    await db
      .insertInto('portal_users')
      .values({ id: newId(), portal_id: portalId, user_id: row.user_id, ...added, ...OPEN })
      .onConflict((conflict) => conflict.columns(['user_id', 'portal_id']).where('ended_at', 'is', null).doNothing())
      .execute()
}

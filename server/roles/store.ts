/** All SQL that writes roles and what they give. */
import type { Insertable, Updateable } from 'kysely'
import type { Db, History, Tables } from '../platform/database/index.ts'

type Ended = Pick<History, 'ended_at' | 'ended_by' | 'ended_change'>
type Added = Pick<History, 'added_at' | 'added_by' | 'added_change'>
const OPEN = { ended_at: null, ended_by: null, ended_change: null }

export function findRole(db: Db, id: string) {
  return db.selectFrom('roles').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
}

export type RoleRow = NonNullable<Awaited<ReturnType<typeof findRole>>>

/** Locked until the transaction ends where the engine can: a grant at the same time waits, or is seen. */
export function lockRole(db: Db, id: string) {
  return db
    .selectFrom('roles')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertRole(db: Db, row: Insertable<Tables['roles']>): Promise<void> {
  await db.insertInto('roles').values(row).execute()
}

/** Writes only where the version is still the one read; false where somebody was faster. */
export async function updateRole(
  db: Db,
  id: string,
  version: number,
  changes: Updateable<Tables['roles']>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('roles')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Another key of the same name, for the moment in which two roles exchange theirs. */
export async function renameKey(db: Db, id: string, nameKey: string): Promise<void> {
  await db.updateTable('roles').set({ name_key: nameKey }).where('id', '=', id).execute()
}

export function listPermissions(db: Db, roleId: string) {
  return db
    .selectFrom('role_permissions')
    .select(['scope', 'action', 'level', 'within_seconds as within'])
    .where('role_id', '=', roleId)
    .where('ended_at', 'is', null)
    .orderBy('scope')
    .orderBy('action')
    .execute()
}

export type Permission = Awaited<ReturnType<typeof listPermissions>>[number]

export async function addPermissions(
  db: Db,
  rows: readonly (Omit<Tables['role_permissions'], keyof History> & Added)[],
): Promise<void> {
  if (rows.length > 0)
    await db
      .insertInto('role_permissions')
      .values(rows.map((row) => ({ ...row, ...OPEN })))
      .execute()
}

export async function endPermission(
  db: Db,
  roleId: string,
  scope: string,
  action: string,
  ended: Ended,
): Promise<void> {
  await db
    .updateTable('role_permissions')
    .set(ended)
    .where('role_id', '=', roleId)
    .where('scope', '=', scope)
    .where('action', '=', action)
    .where('ended_at', 'is', null)
    .execute()
}

export function listFields(db: Db, roleId: string) {
  return db
    .selectFrom('role_fields')
    .select(['scope', 'field', 'action', 'gives'])
    .where('role_id', '=', roleId)
    .where('ended_at', 'is', null)
    .orderBy('scope')
    .orderBy('field')
    .orderBy('action')
    .execute()
}

export async function addFields(
  db: Db,
  rows: readonly (Omit<Tables['role_fields'], keyof History> & Added)[],
): Promise<void> {
  if (rows.length > 0)
    await db
      .insertInto('role_fields')
      .values(rows.map((row) => ({ ...row, ...OPEN })))
      .execute()
}

export async function endField(
  db: Db,
  roleId: string,
  { scope, field, action }: Pick<Tables['role_fields'], 'scope' | 'field' | 'action'>,
  ended: Ended,
): Promise<void> {
  await db
    .updateTable('role_fields')
    .set(ended)
    .where('role_id', '=', roleId)
    .where('scope', '=', scope)
    .where('field', '=', field)
    .where('action', '=', action)
    .where('ended_at', 'is', null)
    .execute()
}

export function listMayGrant(db: Db, roleId: string) {
  return db
    .selectFrom('role_may_grant')
    .innerJoin('roles', 'roles.id', 'role_may_grant.grants_role_id')
    .select(['roles.id', 'roles.name'])
    .where('role_may_grant.role_id', '=', roleId)
    .where('role_may_grant.ended_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .orderBy('roles.name_key')
    .execute()
}

export async function addMayGrant(
  db: Db,
  rows: readonly (Omit<Tables['role_may_grant'], keyof History> & Added)[],
): Promise<void> {
  if (rows.length > 0)
    await db
      .insertInto('role_may_grant')
      .values(rows.map((row) => ({ ...row, ...OPEN })))
      .execute()
}

export async function endMayGrant(
  db: Db,
  roleId: string,
  grantsRoleIds: readonly string[],
  ended: Ended,
): Promise<void> {
  if (grantsRoleIds.length === 0) return
  await db
    .updateTable('role_may_grant')
    .set(ended)
    .where('role_id', '=', roleId)
    .where('grants_role_id', 'in', grantsRoleIds)
    .where('ended_at', 'is', null)
    .execute()
}

export function findRoles(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('roles')
    .select(['id', 'name', 'rank'])
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .execute()
}

/** Every team, in which the role that everybody has may hold. */
export async function listTeamIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('teams').select('id').where('deleted_at', 'is', null).execute()
  return rows.map((row) => row.id)
}

export function findDeletedRole(db: Db, id: string) {
  return db.selectFrom('roles').selectAll().where('id', '=', id).where('deleted_at', 'is not', null).executeTakeFirst()
}

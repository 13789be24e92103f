import { type Db, inPieces } from '../platform/database/index.ts'

export async function listTeamNames(db: Db, ids: readonly string[]) {
  const rows = []
  for (const some of inPieces(ids))
    rows.push(...(await db.selectFrom('teams').select(['id', 'name']).where('id', 'in', some).execute()))
  return rows
}

export async function listFieldNames(db: Db, ids: readonly string[]) {
  const rows = []
  for (const some of inPieces(ids))
    rows.push(
      ...(await db.selectFrom('profile_fields').select(['id', 'label as name']).where('id', 'in', some).execute()),
    )
  return rows
}

export async function listRecordNames(db: Db, ids: readonly string[]) {
  const rows = []
  for (const some of inPieces(ids))
    rows.push(...(await db.selectFrom('directory_records').select(['id', 'name']).where('id', 'in', some).execute()))
  return rows
}

const GIVERS = 5 // enough for whoever looks for a role to give

/** Active roles of installed modules that give an action at any level. */
export function listGivers(db: Db, scope: string, action: string) {
  return db
    .selectFrom('role_permissions')
    .innerJoin('roles', 'roles.id', 'role_permissions.role_id')
    .leftJoin('modules', 'modules.key', 'roles.module')
    .select(['roles.id', 'roles.name'])
    .where('role_permissions.scope', '=', scope)
    .where('role_permissions.action', '=', action)
    .where('role_permissions.ended_at', 'is', null)
    .where('role_permissions.level', 'not in', ['none', 'no'])
    .where('roles.deleted_at', 'is', null)
    .where('roles.inactive_at', 'is', null)
    .where('modules.removed_at', 'is', null)
    .orderBy('roles.name_key')
    .limit(GIVERS)
    .execute()
}

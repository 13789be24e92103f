import type { Db } from '../platform/database/index.ts'

/** Every role that this module ever declared, also those that are gone; locked until the transaction ends. */
export function lockPredefined(db: Db, module: string) {
  return db
    .selectFrom('roles')
    .selectAll()
    .where('module', '=', module)
    .where('module_key', 'is not', null)
    .orderBy('module_key')
    .forUpdate()
    .execute()
}

/** The roles of a module that are there, active or not. */
export function listPredefined(db: Db, module: string) {
  return db
    .selectFrom('roles')
    .selectAll()
    .where('module', '=', module)
    .where('module_key', 'is not', null)
    .where('deleted_at', 'is', null)
    .orderBy('name_key')
    .execute()
}

/** Folded names of the roles that are there, but for those of this module. */
export async function listNamesBut(db: Db, module: string): Promise<string[]> {
  const rows = await db
    .selectFrom('roles')
    .select(['name_key', 'module', 'module_key'])
    .where('deleted_at', 'is', null)
    .execute()
  return rows.filter((row) => row.module !== module || row.module_key === null).map((row) => row.name_key)
}

/** Ids of the roles that roles of others, not of this module, let their holders give. */
export async function listGivenByOthers(db: Db, module: string): Promise<string[]> {
  const rows = await db
    .selectFrom('role_may_grant')
    .innerJoin('roles', 'roles.id', 'role_may_grant.role_id')
    .select(['grants_role_id', 'roles.module', 'roles.module_key'])
    .where('role_may_grant.ended_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .execute()
  return rows.filter((row) => row.module !== module || row.module_key === null).map((row) => row.grants_role_id)
}

/** Custom roles that say something of these scopes. */
export async function listUsing(db: Db, scopes: readonly string[]) {
  if (scopes.length === 0) return { permissions: [], fields: [] }
  const permissions = await db
    .selectFrom('role_permissions')
    .innerJoin('roles', 'roles.id', 'role_permissions.role_id')
    .select(['roles.name', 'scope', 'action', 'level', 'within_seconds as within'])
    .where('roles.deleted_at', 'is', null)
    .where('roles.origin', '!=', 'module')
    .where('role_permissions.ended_at', 'is', null)
    .where('scope', 'in', scopes)
    .orderBy('roles.name_key')
    .execute()
  const fields = await db
    .selectFrom('role_fields')
    .innerJoin('roles', 'roles.id', 'role_fields.role_id')
    .select(['roles.name', 'scope', 'field'])
    .where('roles.deleted_at', 'is', null)
    .where('roles.origin', '!=', 'module')
    .where('role_fields.ended_at', 'is', null)
    .where('scope', 'in', scopes)
    .orderBy('roles.name_key')
    .execute()
  return { permissions, fields }
}

import { stood } from '../access/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/database/index.ts'

/** Active roles of installed modules that give an action, and how far, by name; of a past moment all that gave it, active or not. */
export function listGiving(db: Db, scope: string, action: string, at?: Instant) {
  const giving = db
    .selectFrom('role_permissions')
    .innerJoin('roles', 'roles.id', 'role_permissions.role_id')
    .leftJoin('modules', 'modules.key', 'roles.module')
    .select(['roles.id', 'roles.name', 'roles.name_key', 'role_permissions.level'])
    .where('role_permissions.scope', '=', scope)
    .where('role_permissions.action', '=', action)
    .where(stood('role_permissions', at))
    .where('role_permissions.level', 'not in', ['none', 'no'])
    .orderBy('roles.name_key')
  if (at !== undefined) return giving.execute()
  return giving
    .where('roles.deleted_at', 'is', null)
    .where('roles.inactive_at', 'is', null)
    .where('modules.removed_at', 'is', null)
    .execute()
}

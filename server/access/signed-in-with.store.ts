import { sql } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/database/index.ts'

/**
 * The roles that somebody held at a moment, in whatever way, and that still exist: active, of installed modules, of portals that are on.
 * Whether they were given or taken since does not count.
 */
export function listRolesHeldAt(db: Db, userId: string, at: Instant) {
  const direct = db
    .selectFrom('role_grants')
    .innerJoin('roles', 'roles.id', 'role_grants.role_id')
    .leftJoin('modules', 'modules.key', 'roles.module')
    .select(['roles.id', 'roles.name', 'roles.rank', 'role_grants.until_at'])
    .where('role_grants.user_id', '=', userId)
    .where('role_grants.added_at', '<=', at)
    .where((eb) => eb.or([eb('role_grants.ended_at', 'is', null), eb('role_grants.ended_at', '>', at)]))
    .where((eb) => eb.or([eb('role_grants.from_at', 'is', null), eb('role_grants.started_at', '<=', at)]))
    .where('roles.deleted_at', 'is', null)
    .where('roles.inactive_at', 'is', null)
    .where('modules.removed_at', 'is', null)
  const byTeam = db
    .selectFrom('memberships')
    .innerJoin('team_roles', 'team_roles.team_id', 'memberships.team_id')
    .innerJoin('roles', 'roles.id', 'team_roles.role_id')
    .leftJoin('modules', 'modules.key', 'roles.module')
    .select(['roles.id', 'roles.name', 'roles.rank', 'memberships.until_at'])
    .where('memberships.user_id', '=', userId)
    .where('memberships.added_at', '<=', at)
    .where((eb) => eb.or([eb('memberships.ended_at', 'is', null), eb('memberships.ended_at', '>', at)]))
    .where((eb) => eb.or([eb('memberships.from_at', 'is', null), eb('memberships.started_at', '<=', at)]))
    .where('team_roles.added_at', '<=', at)
    .where((eb) => eb.or([eb('team_roles.ended_at', 'is', null), eb('team_roles.ended_at', '>', at)]))
    .where((eb) =>
      eb.or([eb('team_roles.position', '=', ''), eb('team_roles.position', '=', eb.ref('memberships.position'))]),
    )
    .where('roles.deleted_at', 'is', null)
    .where('roles.inactive_at', 'is', null)
    .where('modules.removed_at', 'is', null)
  const byPortal = db
    .selectFrom('portal_users')
    .innerJoin('portals', 'portals.id', 'portal_users.portal_id')
    .innerJoin('portal_roles', 'portal_roles.portal_id', 'portal_users.portal_id')
    .innerJoin('roles', 'roles.id', 'portal_roles.role_id')
    .leftJoin('modules', 'modules.key', 'roles.module')
    .select(['roles.id', 'roles.name', 'roles.rank', sql<Instant | null>`cast(null as timestamptz(3))`.as('until_at')])
    .where('portal_users.user_id', '=', userId)
    .where('portal_users.added_at', '<=', at)
    .where((eb) => eb.or([eb('portal_users.ended_at', 'is', null), eb('portal_users.ended_at', '>', at)]))
    .where('portal_roles.added_at', '<=', at)
    .where((eb) => eb.or([eb('portal_roles.ended_at', 'is', null), eb('portal_roles.ended_at', '>', at)]))
    .where('portals.off_at', 'is', null)
    .where('portals.deleted_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .where('roles.inactive_at', 'is', null)
    .where('modules.removed_at', 'is', null)
  return direct.union(byTeam).union(byPortal).execute()
}

import type { Db, History, Tables } from '../platform/database/index.ts'

type Role = Pick<Tables['roles'], 'id' | 'name' | 'rank' | 'origin' | 'inactive_at'>
type Bounds = Pick<Tables['role_grants'], 'from_at' | 'started_at' | 'until_at'>
export type HeldRow = Role &
  Bounds & { readonly added_by: string | null; readonly added_at: History['added_at'] | null }

const ROLE = ['roles.id', 'roles.name', 'roles.rank', 'roles.origin', 'roles.inactive_at'] as const

export function listDirect(db: Db, userId: string) {
  return db
    .selectFrom('role_grants')
    .innerJoin('roles', 'roles.id', 'role_grants.role_id')
    .select(ROLE)
    .select(['role_grants.from_at', 'role_grants.started_at', 'role_grants.until_at'])
    .select(['role_grants.added_at', 'role_grants.added_by'])
    .where('role_grants.user_id', '=', userId)
    .where('role_grants.ended_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .orderBy('roles.name_key')
    .execute()
}

export function listByTeam(db: Db, userId: string) {
  return db
    .selectFrom('memberships')
    .innerJoin('teams', 'teams.id', 'memberships.team_id')
    .innerJoin('team_roles', 'team_roles.team_id', 'memberships.team_id')
    .innerJoin('roles', 'roles.id', 'team_roles.role_id')
    .select(ROLE)
    .select(['memberships.from_at', 'memberships.started_at', 'memberships.until_at'])
    .select(['memberships.added_at', 'memberships.added_by'])
    .select(['teams.id as team_id', 'teams.name as team_name'])
    .distinct()
    .where('memberships.user_id', '=', userId)
    .where('memberships.ended_at', 'is', null)
    .where('team_roles.ended_at', 'is', null)
    .where('teams.deleted_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .where((eb) =>
      eb.or([eb('team_roles.position', '=', ''), eb('team_roles.position', '=', eb.ref('memberships.position'))]),
    )
    .orderBy('roles.name')
    .orderBy('teams.name')
    .execute()
}

/** Roles by the portals in which somebody is and that are on. */
export function listByPortal(db: Db, userId: string) {
  return db
    .selectFrom('portal_users')
    .innerJoin('portals', 'portals.id', 'portal_users.portal_id')
    .innerJoin('portal_roles', 'portal_roles.portal_id', 'portal_users.portal_id')
    .innerJoin('roles', 'roles.id', 'portal_roles.role_id')
    .select(ROLE)
    .select(['portal_users.added_at', 'portal_users.added_by'])
    .select(['portals.id as portal_id', 'portals.name as portal_name'])
    .where('portal_users.user_id', '=', userId)
    .where('portal_users.ended_at', 'is', null)
    .where('portal_roles.ended_at', 'is', null)
    .where('portals.deleted_at', 'is', null)
    .where('portals.off_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .orderBy('roles.name')
    .orderBy('portals.name')
    .execute()
}

export function findBaseline(db: Db, nameKey: string) {
  return db
    .selectFrom('roles')
    .select(ROLE)
    .where('name_key', '=', nameKey)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

import type { Db } from '../platform/database/index.ts'

export function listRolesOf(db: Db, teamId: string) {
  return db
    .selectFrom('team_roles')
    .innerJoin('roles', 'roles.id', 'team_roles.role_id')
    .select(['roles.id', 'roles.name', 'roles.rank', 'team_roles.position'])
    .where('team_roles.team_id', '=', teamId)
    .where('team_roles.ended_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .orderBy('roles.name_key')
    .orderBy('team_roles.position')
    .execute()
}

/** Positions of the members, each with how many have it. */
export function countPositions(db: Db, teamId: string) {
  return db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select('memberships.position')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('memberships.team_id', '=', teamId)
    .where('memberships.ended_at', 'is', null)
    .where('memberships.position', '!=', '')
    .where('users.deleted_at', 'is', null)
    .groupBy('memberships.position')
    .orderBy('memberships.position')
    .execute()
}

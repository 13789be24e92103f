import type { Db } from '../platform/database/index.ts'

export function listPortalsGiving(db: Db, roleId: string) {
  return db
    .selectFrom('portal_roles')
    .innerJoin('portals', 'portals.id', 'portal_roles.portal_id')
    .select(['portals.id', 'portals.name'])
    .where('portal_roles.role_id', '=', roleId)
    .where('portal_roles.ended_at', 'is', null)
    .where('portals.deleted_at', 'is', null)
    .orderBy('portals.name_key')
    .execute()
}

export function listTeamsGiving(db: Db, roleId: string) {
  return db
    .selectFrom('team_roles')
    .innerJoin('teams', 'teams.id', 'team_roles.team_id')
    .select(['teams.id', 'teams.name', 'team_roles.position'])
    .where('team_roles.role_id', '=', roleId)
    .where('team_roles.ended_at', 'is', null)
    .where('teams.deleted_at', 'is', null)
    .orderBy('teams.name_key')
    .orderBy('team_roles.position')
    .execute()
}

import { type Db, padded } from '../../platform/database/index.ts'

/** Locked, so that no team goes while people come into it. */
export function listTeamsByKeys(db: Db, source: string, keys: readonly string[]) {
  return db
    .selectFrom('external_ids')
    .innerJoin('teams', 'teams.id', 'external_ids.entity_id')
    .select(['external_ids.source', 'external_ids.key', 'teams.id', 'teams.name', 'teams.positions'])
    .where('external_ids.entity', '=', 'team')
    .where('external_ids.source', '=', source)
    .where('external_ids.key', 'in', padded(keys))
    .where('teams.deleted_at', 'is', null)
    .forUpdate('teams')
    .execute()
}

export function listPeople(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('users')
    .select(['id', 'type', 'username', 'display_name', 'given_name', 'family_name', 'deleted_at'])
    .where('id', 'in', padded(ids))
    .execute()
}

/** Current memberships of these people in these teams. */
export function listMemberships(db: Db, teamIds: readonly string[], userIds: readonly string[]) {
  return db
    .selectFrom('memberships')
    .select(['team_id', 'user_id', 'position', 'ordinal', 'from_at', 'until_at'])
    .where('team_id', 'in', padded(teamIds))
    .where('user_id', 'in', padded(userIds))
    .where('ended_at', 'is', null)
    .execute()
}

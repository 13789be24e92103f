import type { Db } from '../platform/database/index.ts'

export function listTeamsOf(db: Db, userId: string) {
  return db
    .selectFrom('memberships')
    .innerJoin('teams', 'teams.id', 'memberships.team_id')
    .select(['teams.id', 'teams.name', 'memberships.position', 'memberships.ordinal'])
    .select(['memberships.from_at', 'memberships.started_at', 'memberships.until_at'])
    .select(['memberships.added_at', 'memberships.added_by'])
    .where('memberships.user_id', '=', userId)
    .where('memberships.ended_at', 'is', null)
    .where('teams.deleted_at', 'is', null)
    .orderBy('memberships.added_at')
    .orderBy('memberships.id')
    .execute()
}

import type { Db } from '../platform/database/index.ts'

/** Current members in the order of the team; `there` where they belong to the other team already. */
export function listMembersToMove(db: Db, fromId: string, toId: string) {
  return db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .leftJoin('memberships as other', (join) =>
      join
        .onRef('other.user_id', '=', 'memberships.user_id')
        .on('other.team_id', '=', toId)
        .on('other.ended_at', 'is', null),
    )
    .select([
      'memberships.user_id',
      'memberships.position',
      'memberships.from_at',
      'memberships.until_at',
      'other.id as there',
    ])
    .select(['users.display_name', 'users.given_name', 'users.family_name', 'users.username', 'users.default_team_id'])
    .where('memberships.team_id', '=', fromId)
    .where('memberships.ended_at', 'is', null)
    .where('users.deleted_at', 'is', null)
    .orderBy('memberships.ordinal')
    .orderBy('memberships.id')
    .execute()
}

export async function keepDefaultTeam(
  db: Db,
  userId: string,
  { id, name_key }: { id: string; name_key: string },
): Promise<void> {
  await db.updateTable('users').set({ default_team_id: id, team_key: name_key }).where('id', '=', userId).execute()
}

import type { Db, History } from '../platform/database/index.ts'

type Ended = Pick<History, 'ended_at' | 'ended_by' | 'ended_change'>

/** People whose membership is current, whatever its bounds. */
export async function countPeople(db: Db, teamId: string): Promise<number> {
  const { count } = await db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('memberships.team_id', '=', teamId)
    .where('memberships.ended_at', 'is', null)
    .where('users.deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function endMemberships(db: Db, teamId: string, ended: Ended): Promise<void> {
  await db.updateTable('memberships').set(ended).where('team_id', '=', teamId).where('ended_at', 'is', null).execute()
}

export async function endTeamRoles(db: Db, teamId: string, ended: Ended): Promise<void> {
  await db.updateTable('team_roles').set(ended).where('team_id', '=', teamId).where('ended_at', 'is', null).execute()
}

export async function clearDefaultTeams(db: Db, teamId: string): Promise<void> {
  await db
    .updateTable('users')
    .set({ default_team_id: null, team_key: '' })
    .where('default_team_id', '=', teamId)
    .execute()
}

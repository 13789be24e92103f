import { sql } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/database/index.ts'

export function listTeams(db: Db) {
  return db.selectFrom('teams').selectAll().where('deleted_at', 'is', null).orderBy('name_key').orderBy('id').execute()
}

export interface MemberCount {
  readonly members: number
  readonly below: number
}

/** People in each team, and in it or below; with `topId` of that one alone. Who is in several counts once. */
export async function countMembers(db: Db, now: Instant, topId?: string): Promise<Map<string, MemberCount>> {
  const start = topId ? sql`and id = ${topId}` : sql``
  const { rows } = await sql<{ top_id: string; members: number; below: number }>`
    with recursive places (top_id, team_id) as (
      select id, id from teams where deleted_at is null ${start}
      union all
      select places.top_id, teams.id from places join teams on teams.parent_id = places.team_id and teams.deleted_at is null
    )
    select places.top_id, count(distinct m.user_id) as below,
      count(distinct case when m.team_id = places.top_id then m.user_id end) as members
    from places join memberships m on m.team_id = places.team_id
    where m.ended_at is null and (m.from_at is null or m.started_at is not null) and (m.until_at is null or m.until_at > ${now})
      and exists (select 1 from users where users.id = m.user_id and users.deleted_at is null)
    group by places.top_id`.execute(db)
  return new Map(rows.map((row) => [row.top_id, { members: Number(row.members), below: Number(row.below) }]))
}

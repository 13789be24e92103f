import { type SqlBool, sql } from 'kysely'
import { briefColumns, type Seen, whereSeen } from '../access/index.ts'
import type { Db } from '../platform/database/index.ts'

interface Wanted {
  readonly teamIds: readonly string[]
  readonly seen: Seen
  readonly after?: readonly [string | number, string] | undefined
  readonly limit: number
}

export type MemberRow = NonNullable<Awaited<ReturnType<typeof findMemberRow>>>

/** One current membership. */
export function findMemberRow(db: Db, teamId: string, userId: string) {
  return memberRows(db)
    .where('memberships.team_id', '=', teamId)
    .where('memberships.user_id', '=', userId)
    .executeTakeFirst()
}

/** Members in the order of the team. */
export function listMembersOf(db: Db, { teamIds, seen, after, limit }: Wanted) {
  return memberRows(db)
    .where('memberships.team_id', 'in', teamIds)
    .where('users.deleted_at', 'is', null)
    .where(whereSeen(seen))
    .$if(after !== undefined, (query) =>
      query.where(sql<SqlBool>`(memberships.ordinal, memberships.id) > (${after?.[0] ?? 0}, ${after?.[1] ?? ''})`),
    )
    .orderBy('memberships.ordinal')
    .orderBy('memberships.id')
    .limit(limit)
    .execute()
}

/** Everybody in these teams once, by name, with the oldest of their memberships. */
export function listPeopleBelow(db: Db, { teamIds, seen, after, limit }: Wanted) {
  return memberRows(db)
    .where('memberships.team_id', 'in', teamIds)
    .where('users.deleted_at', 'is', null)
    .where(whereSeen(seen))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('memberships as older')
            .select('older.id')
            .whereRef('older.user_id', '=', 'memberships.user_id')
            .whereRef('older.id', '<', 'memberships.id')
            .where('older.team_id', 'in', teamIds)
            .where('older.ended_at', 'is', null),
        ),
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<SqlBool>`(users.name_key, memberships.id) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''})`),
    )
    .orderBy('users.name_key')
    .orderBy('memberships.id')
    .limit(limit)
    .execute()
}

/** How many people there are, counted no further than `limit`. */
export async function countMembersOf(db: Db, { teamIds, seen, limit }: Wanted): Promise<number> {
  const found = db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select('users.id')
    .distinct()
    .where('memberships.ended_at', 'is', null)
    .where('memberships.team_id', 'in', teamIds)
    .where('users.deleted_at', 'is', null)
    .where(whereSeen(seen))
    .limit(limit)
  const { count } = await db
    .selectFrom(found.as('found'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function memberRows(db: Db) {
  return db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .innerJoin('teams', 'teams.id', 'memberships.team_id')
    .select(briefColumns)
    .select([
      'users.name_key',
      'users.default_team_id',
      'memberships.id as row_id',
      'memberships.team_id',
      'teams.name as team_name',
    ])
    .select(['memberships.position', 'memberships.ordinal'])
    .select(['memberships.from_at', 'memberships.started_at', 'memberships.until_at'])
    .select(['memberships.added_at', 'memberships.added_by'])
    .where('memberships.ended_at', 'is', null)
}

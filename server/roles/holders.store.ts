import { type SqlBool, sql } from 'kysely'
import { briefColumns, type Seen, whereSeen } from '../access/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/database/index.ts'

interface Wanted {
  readonly roleId: string
  readonly seen: Seen
  readonly after?: readonly [string | number, string] | undefined
  readonly limit: number
}

export type HoldingRow = Awaited<ReturnType<typeof listHoldings>>[number]

/** Both databases take it, and PostgreSQL must be told what a missing value would be. */
const NO_ID = sql<string | null>`cast(null as uuid)`
const NO_MOMENT = sql<Instant | null>`cast(null as timestamptz(3))`

/** Grants of the role, memberships and portals that bring it, by the names of their holders. */
export function listHoldings(db: Db, { roleId, seen, after, limit }: Wanted) {
  return holdings(db, roleId)
    .select(briefColumns)
    .select(['users.name_key', 'held.row_id', 'held.team_id', 'teams.name as team_name'])
    .select(['held.portal_id', 'portals.name as portal_name'])
    .select(['held.from_at', 'held.started_at', 'held.until_at', 'held.added_at', 'held.added_by'])
    .where('users.deleted_at', 'is', null)
    .where(whereSeen(seen))
    .$if(after !== undefined, (query) =>
      query.where(sql<SqlBool>`(users.name_key, held.row_id) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''})`),
    )
    .orderBy('users.name_key')
    .orderBy('held.row_id')
    .limit(limit)
    .execute()
}

/** How many lines there are, counted no further than `limit`. */
export async function countHoldings(db: Db, { roleId, seen, limit }: Wanted): Promise<number> {
  const found = holdings(db, roleId)
    .select('held.row_id')
    .where('users.deleted_at', 'is', null)
    .where(whereSeen(seen))
    .limit(limit)
  const { count } = await db
    .selectFrom(found.as('found'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function holdings(db: Db, roleId: string) {
  const direct = db
    .selectFrom('role_grants')
    .select([
      'id as row_id',
      'user_id',
      NO_ID.as('team_id'),
      NO_ID.as('portal_id'),
      'from_at',
      'started_at',
      'until_at',
      'added_at',
      'added_by',
    ])
    .where('role_id', '=', roleId)
    .where('ended_at', 'is', null)
  return db
    .selectFrom(direct.unionAll(byTeam(db, roleId)).unionAll(byPortal(db, roleId)).as('held'))
    .innerJoin('users', 'users.id', 'held.user_id')
    .leftJoin('teams', 'teams.id', 'held.team_id')
    .leftJoin('portals', 'portals.id', 'held.portal_id')
}

function byPortal(db: Db, roleId: string) {
  return db
    .selectFrom('portal_users')
    .innerJoin('portals', 'portals.id', 'portal_users.portal_id')
    .innerJoin('portal_roles', 'portal_roles.portal_id', 'portal_users.portal_id')
    .select(['portal_users.id as row_id', 'portal_users.user_id', NO_ID.as('team_id')])
    .select(['portals.id as portal_id', NO_MOMENT.as('from_at'), NO_MOMENT.as('started_at'), NO_MOMENT.as('until_at')])
    .select(['portal_users.added_at', 'portal_users.added_by'])
    .where('portal_users.ended_at', 'is', null)
    .where('portal_roles.role_id', '=', roleId)
    .where('portal_roles.ended_at', 'is', null)
    .where('portals.deleted_at', 'is', null)
    .where('portals.off_at', 'is', null)
}

function byTeam(db: Db, roleId: string) {
  return db
    .selectFrom('memberships')
    .innerJoin('teams', 'teams.id', 'memberships.team_id')
    .select(['memberships.id as row_id', 'memberships.user_id', 'memberships.team_id'])
    .select([
      NO_ID.as('portal_id'),
      'memberships.from_at',
      'memberships.started_at',
      'memberships.until_at',
      'memberships.added_at',
      'memberships.added_by',
    ])
    .where('memberships.ended_at', 'is', null)
    .where('teams.deleted_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('team_roles')
          .select('team_roles.id')
          .whereRef('team_roles.team_id', '=', 'memberships.team_id')
          .where('team_roles.role_id', '=', roleId)
          .where('team_roles.ended_at', 'is', null)
          .where((inner) =>
            inner.or([
              inner('team_roles.position', '=', ''),
              inner('team_roles.position', '=', inner.ref('memberships.position')),
            ]),
          ),
      ),
    )
}

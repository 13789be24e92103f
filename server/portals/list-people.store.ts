import { type SqlBool, sql } from 'kysely'
import { briefColumns, type Seen, whereSeen } from '../access/index.ts'
import type { Db } from '../platform/database/index.ts'

interface Wanted {
  readonly portalId: string
  readonly seen: Seen
  readonly after?: readonly [string | number, string] | undefined
  readonly limit: number
}

export type PersonRow = NonNullable<Awaited<ReturnType<typeof findPersonIn>>>

/** People in a portal, by name. */
export function listPeopleIn(db: Db, { portalId, seen, after, limit }: Wanted) {
  return peopleIn(db, portalId)
    .where('users.deleted_at', 'is', null)
    .where(whereSeen(seen))
    .$if(after !== undefined, (query) =>
      query.where(sql<SqlBool>`(users.name_key, portal_users.id) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''})`),
    )
    .orderBy('users.name_key')
    .orderBy('portal_users.id')
    .limit(limit)
    .execute()
}

export function findPersonIn(db: Db, portalId: string, userId: string) {
  return peopleIn(db, portalId).where('users.id', '=', userId).executeTakeFirst()
}

/** How many people there are, counted no further than `limit`. */
export async function countPeopleIn(db: Db, { portalId, seen, limit }: Wanted): Promise<number> {
  const found = db
    .selectFrom('portal_users')
    .innerJoin('users', 'users.id', 'portal_users.user_id')
    .select('users.id')
    .where('portal_users.portal_id', '=', portalId)
    .where('portal_users.ended_at', 'is', null)
    .where('users.deleted_at', 'is', null)
    .where(whereSeen(seen))
    .limit(limit)
  const { count } = await db
    .selectFrom(found.as('found'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function peopleIn(db: Db, portalId: string) {
  return db
    .selectFrom('portal_users')
    .innerJoin('users', 'users.id', 'portal_users.user_id')
    .select(briefColumns)
    .select(['users.name_key', 'portal_users.id as row_id', 'portal_users.added_at', 'portal_users.added_by'])
    .where('portal_users.portal_id', '=', portalId)
    .where('portal_users.ended_at', 'is', null)
}

/** Portals as the doors that they are: which answers here, and whose door it is. */
import { compiledOnce, type Db, preparedOne } from '../../platform/database/index.ts'

const columns = ['portals.id', 'portals.key', 'portals.name', 'portals.host', 'portals.off_at'] as const

/** One short read at every request at a portal: nothing about a portal is remembered. */
export const findByKey = compiledOnce('portal-by-key', (db, key) =>
  db.selectFrom('portals').select(columns).where('key', '=', key).where('deleted_at', 'is', null),
)

export const findByHost = compiledOnce('portal-by-host', (db, host) =>
  db.selectFrom('portals').select(columns).where('host', '=', host).where('deleted_at', 'is', null),
)

export type DoorRow = NonNullable<Awaited<ReturnType<typeof findByKey>>>

/** What its page shows before anybody is known. */
export function findLook(db: Db, id: string) {
  return db.selectFrom('portals').select(['name', 'welcome', 'color', 'home']).where('id', '=', id).executeTakeFirst()
}

/** The portals that are on and in which somebody is, by name. */
export function listDoorsOf(db: Db, userId: string) {
  return db
    .selectFrom('portal_users')
    .innerJoin('portals', 'portals.id', 'portal_users.portal_id')
    .select(columns)
    .where('portal_users.user_id', '=', userId)
    .where('portal_users.ended_at', 'is', null)
    .where('portals.deleted_at', 'is', null)
    .where('portals.off_at', 'is', null)
    .orderBy('portals.name_key')
    .orderBy('portals.id')
    .execute()
}

/** Whether somebody is in a portal that is on. */
export const findInside = preparedOne('inside-portal', (db, userId: string, portalId: string) =>
  db
    .selectFrom('portal_users')
    .innerJoin('portals', 'portals.id', 'portal_users.portal_id')
    .select('portal_users.id')
    .where('portal_users.user_id', '=', userId)
    .where('portal_users.portal_id', '=', portalId)
    .where('portal_users.ended_at', 'is', null)
    .where('portals.deleted_at', 'is', null)
    .where('portals.off_at', 'is', null),
)

/** What portals give, and who is in them. */
import { sql } from 'kysely'
import { type Db, padded } from '../platform/database/index.ts'
import type { Whom } from './holdings.store.ts'

/** Every role that a portal gives which is on; of one portal also where it is off. */
export function listPortalRoles(db: Db, evenOff?: string) {
  return db
    .selectFrom('portal_roles')
    .innerJoin('portals', 'portals.id', 'portal_roles.portal_id')
    .select(['portal_roles.portal_id as portalId', 'portal_roles.role_id as roleId'])
    .where('portal_roles.ended_at', 'is', null)
    .where('portals.deleted_at', 'is', null)
    .where((eb) =>
      eb.or([eb('portals.off_at', 'is', null), ...(evenOff === undefined ? [] : [eb('portals.id', '=', evenOff)])]),
    )
    .execute()
}

/** Everybody in this portal. */
export function insidersOf(portalId: string): Whom {
  return sql`select c.user_id from portal_users c where c.portal_id = ${portalId} and c.ended_at is null`
}

/** Whether any of these people is of another type than those who are in portals. */
export async function findOthers(db: Db, userIds: readonly string[]): Promise<boolean> {
  if (userIds.length === 0) return false
  const row = await db
    .selectFrom('users')
    .select('id')
    .where('id', 'in', padded(userIds))
    .where('type', '!=', 'portal')
    .executeTakeFirst()
  return row !== undefined
}

import type { Db } from '../platform/database/index.ts'

/** How many living people are in each portal. */
export async function countPeople(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('portal_users')
    .innerJoin('users', 'users.id', 'portal_users.user_id')
    .select('portal_users.portal_id')
    .select((eb) => eb.fn.count<number>('portal_users.user_id').as('people'))
    .where('portal_users.ended_at', 'is', null)
    .where('users.deleted_at', 'is', null)
    .groupBy('portal_users.portal_id')
    .execute()
  return new Map(rows.map((row) => [row.portal_id, Number(row.people)]))
}

/** The roles that portals give, by name. */
export function listRolesGiven(db: Db, portalId?: string) {
  return db
    .selectFrom('portal_roles')
    .innerJoin('roles', 'roles.id', 'portal_roles.role_id')
    .select(['roles.id', 'roles.name', 'roles.rank', 'portal_roles.portal_id'])
    .where('portal_roles.ended_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .$if(portalId !== undefined, (query) => query.where('portal_roles.portal_id', '=', portalId ?? ''))
    .orderBy('roles.name_key')
    .execute()
}

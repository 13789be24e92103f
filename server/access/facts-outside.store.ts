/** What only people outside have: portals, and whom they stand for. Parts of the one statement about a person. */
import { sql } from 'kysely'
import type { Db } from '../platform/database/index.ts'

/** The portals in which somebody is, each with the roles in effect that it gives; one without any is there, too. */
export function portalRoles(db: Db, userId: string) {
  return db
    .selectFrom('portal_users')
    .innerJoin('portals', 'portals.id', 'portal_users.portal_id')
    .leftJoin('portal_roles', (join) =>
      join.onRef('portal_roles.portal_id', '=', 'portals.id').on('portal_roles.ended_at', 'is', null),
    )
    .leftJoin('roles', (join) =>
      join
        .onRef('roles.id', '=', 'portal_roles.role_id')
        .on('roles.deleted_at', 'is', null)
        .on('roles.inactive_at', 'is', null),
    )
    .leftJoin('modules', 'modules.key', 'roles.module')
    .select(['portals.id as portal_id', 'portals.off_at', 'modules.removed_at'])
    .select(['roles.id', 'roles.name', 'roles.rank'])
    .where('portal_users.user_id', '=', userId)
    .where('portal_users.ended_at', 'is', null)
    .where('portals.deleted_at', 'is', null)
}

/** The contact, without an ordinal, and the accounts for which somebody acts: active records only. */
export function stoodFor(db: Db, userId: string) {
  const contact = db
    .selectFrom('user_contacts')
    .innerJoin('directory_records', 'directory_records.id', 'user_contacts.record_id')
    .select(['user_contacts.record_id', sql<number | null>`cast(null as integer)`.as('ordinal')])
    .where('user_contacts.user_id', '=', userId)
    .where('user_contacts.ended_at', 'is', null)
    .where('directory_records.inactive_at', 'is', null)
    .where('directory_records.deleted_at', 'is', null)
  const accounts = db
    .selectFrom('user_accounts')
    .innerJoin('directory_records', 'directory_records.id', 'user_accounts.record_id')
    .select(['user_accounts.record_id', 'user_accounts.ordinal'])
    .where('user_accounts.user_id', '=', userId)
    .where('user_accounts.ended_at', 'is', null)
    .where('directory_records.inactive_at', 'is', null)
    .where('directory_records.deleted_at', 'is', null)
  return contact.unionAll(accounts)
}

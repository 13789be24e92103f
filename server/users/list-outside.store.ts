/** Portal users by their portals, and by whom they stand for: as a condition, and as sets to begin with. */
import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tables } from '../platform/database/index.ts'

/** Ids; any of those of one kind, all kinds together. */
export interface OutsideFilter {
  readonly portal?: readonly string[] | undefined
  readonly account?: readonly string[] | undefined
  readonly contact?: readonly string[] | undefined
}

type Users = ExpressionBuilder<Tables, 'users'>

const PLACES = {
  portal: { table: 'portal_users', column: 'portal_id' },
  account: { table: 'user_accounts', column: 'record_id' },
  contact: { table: 'user_contacts', column: 'record_id' },
} as const

export function isOutside(eb: Users, filter: OutsideFilter): Expression<SqlBool>[] {
  return outsideSets(filter).map((set) => sql<SqlBool>`${eb.ref('users.id')} in (${set})`)
}

export function outsideSets(filter: OutsideFilter): RawBuilder<unknown>[] {
  return (['portal', 'account', 'contact'] as const).flatMap((kind) => {
    const ids = filter[kind]
    const { table, column } = PLACES[kind]
    // PostgreSQL takes no empty list.
    const among = ids && ids.length > 0 ? sql.join(ids) : sql`null`
    const set = sql`select user_id as member from ${sql.table(table)} where ended_at is null and ${sql.ref(column)} in (${among})`
    return ids ? [set] : []
  })
}

/** By a portal that is on. */
export function hasRoleByPortal(eb: Users, roleIds: readonly string[]): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('portal_users')
      .innerJoin('portals', 'portals.id', 'portal_users.portal_id')
      .innerJoin('portal_roles', 'portal_roles.portal_id', 'portal_users.portal_id')
      .select('portal_users.id')
      .whereRef('portal_users.user_id', '=', 'users.id')
      .where('portal_users.ended_at', 'is', null)
      .where('portal_roles.ended_at', 'is', null)
      .where('portals.deleted_at', 'is', null)
      .where('portals.off_at', 'is', null)
      .where('portal_roles.role_id', 'in', roleIds),
  )
}

import { type Expression, type SqlBool, sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'

/** Tables whose rows are ended, never overwritten (product.md section 2). */
type WithHistory =
  | 'role_grants'
  | 'memberships'
  | 'team_roles'
  | 'role_permissions'
  | 'role_fields'
  | 'role_may_grant'
  | 'user_records'
  | 'user_restrictions'
  | 'portal_roles'
  | 'portal_users'
  | 'user_contacts'
  | 'user_accounts'

/** Rows of this table that hold now, or had been added and not ended at a past moment. */
export function stood(table: WithHistory, at: Instant | undefined): Expression<SqlBool> {
  const [added, ended] = [sql.ref(`${table}.added_at`), sql.ref(`${table}.ended_at`)]
  if (at === undefined) return sql<SqlBool>`${ended} is null`
  return sql<SqlBool>`(${added} <= ${at} and (${ended} is null or ${ended} > ${at}))`
}

/** What narrows a list and can be had from an index alone: sets of users, small ones to begin with, others to hold against. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../platform/database/index.ts'
import { standingSet } from './factor.store.ts'
import type { UserFilter } from './list.store.ts'
import type { Kept } from './list-counts.store.ts'
import { outsideSets } from './list-outside.store.ts'

const MOST = 4 // a fourth of everybody narrows little

/** Numbers of users by which an engine decides how to find a page; other ones in tests. */
export interface Weighed {
  readonly read: number
  readonly toldApart: number
  readonly windows: readonly number[]
}

/** Users among whom are all that match; how many there are, as far as counted. */
export interface Narrowing {
  /** Selects `member`, perhaps one more than once: ids, or on SQLite also numbers of users. */
  readonly set: RawBuilder<unknown>
  readonly column: 'doc' | 'id'
  readonly size: number
  /** What needs no second look at the row. */
  readonly proves?: 'words'
}

/** The sets of teams, roles, values of fields, and of whom the caller may see; counted no further than `most`. */
export function idSets(db: Db, filter: UserFilter, most: number): Promise<Narrowing[]> {
  const { teamIds, roleIds, outside, factor, fields = [], seen, types } = filter
  const parts = seen.parts.filter((part) => part.types.some((type) => types.includes(type)))
  const sets = [
    ...(teamIds ? [members(teamIds)] : []),
    ...(roleIds ? [holders(roleIds)] : []),
    ...(outside ? outsideSets(outside) : []),
    ...(factor ? [standingSet(factor, holders)] : []),
    ...fields.map(having),
    ...(parts.some((part) => part.everybody) ? [] : [visible(parts)]),
  ]
  return Promise.all(sets.map(async (set) => ({ set, column: 'id', size: await sizeOf(db, set, most) }) as const))
}

/** How many users of these statuses and types there are. */
export function sizeOfSegment({ status, types }: UserFilter, kept: Kept): number {
  return kept.sum((row) => status.includes(row.status_key) && types.includes(row.type))
}

/** Users of these statuses or of these types, whichever are fewer; nothing where that is most of them. */
export function segmentSet(
  { status, types }: UserFilter,
  kept: Kept,
  as: { readonly column: 'doc' | 'id'; readonly member: RawBuilder<unknown>; readonly read: number },
): Narrowing[] {
  const byStatus = kept.sum((row) => status.includes(row.status_key))
  const byType = kept.sum((row) => types.includes(row.type))
  const size = Math.min(byStatus, byType)
  if (size * MOST > kept.all && size > as.read) return []
  const which = byStatus <= byType ? sql`status_key in (${listed(status)})` : sql`type in (${listed(types)})`
  return [{ set: sql`select ${as.member} as member from users where ${which}`, column: as.column, size }]
}

export async function sizeOf(db: Db, set: RawBuilder<unknown>, most: number): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from (select 1 from (${set}) as members limit ${sql.lit(most)}) as counted`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

/** The set as the beginning of a query, and how users are found by it. */
export function among({ set, column }: Narrowing): { found: RawBuilder<unknown>; among: RawBuilder<SqlBool> } {
  const once = column === 'id' ? sql`select distinct member from (${set}) as members` : set
  return { found: sql`(${once}) as found cross join`, among: sql`${sql.ref(`users.${column}`)} = found.member` }
}

/** The filter without what the sets prove already. */
export function unproved(filter: UserFilter, sets: readonly Narrowing[]): UserFilter {
  return sets.some((one) => one.proves === 'words') ? { ...filter, words: [] } : filter
}

function members(teamIds: readonly string[]): RawBuilder<unknown> {
  return sql`select user_id as member from memberships where ended_at is null and team_id in (${listed(teamIds)})`
}

function holders(roleIds: readonly string[]): RawBuilder<unknown> {
  const roles = listed(roleIds)
  return sql`select user_id as member from role_grants where ended_at is null and role_id in (${roles}) union all
    select memberships.user_id from team_roles cross join memberships where team_roles.ended_at is null
    and team_roles.role_id in (${roles}) and memberships.ended_at is null and memberships.team_id = team_roles.team_id union all
    select portal_users.user_id from portal_roles cross join portal_users where portal_roles.ended_at is null
    and portal_roles.role_id in (${roles}) and portal_users.ended_at is null and portal_users.portal_id = portal_roles.portal_id`
}

function having({
  fieldId,
  sortKeys,
  values,
  isRecord,
}: NonNullable<UserFilter['fields']>[number]): RawBuilder<unknown> {
  if (isRecord)
    return sql`select user_id as member from user_records where field_id = ${fieldId}
      and record_id in (${listed(values)}) and ended_at is null`
  return sql`select user_id as member from profile_values where field_id = ${fieldId} and sort_key in (${listed(sortKeys)})`
}

function visible(parts: UserFilter['seen']['parts']): RawBuilder<unknown> {
  const teamIds = [...new Set(parts.flatMap((part) => part.teamIds))]
  const self = parts.flatMap((part) => part.self ?? [])
  return sql`${members(teamIds)} union all select id from users where id in (${listed(self)})`
}

/** PostgreSQL takes no empty list. */
function listed(values: readonly string[]): RawBuilder<unknown> {
  return values.length > 0 ? sql.join(values) : sql`null`
}

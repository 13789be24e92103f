import { type AliasableExpression, type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { inTeams, type Seen, whereSeen } from '../access/index.ts'
import { type Db, likeText, type StatusKey, type Tables, type UserType } from '../platform/database/index.ts'
import { searchWords } from './keys.ts'

export interface UserFilter {
  readonly q?: string | undefined
  readonly status?: readonly StatusKey[] | undefined
  readonly types: readonly UserType[]
  readonly roleIds?: readonly string[] | undefined
  /** These teams and all below, already gathered. */
  readonly teamIds?: readonly string[] | undefined
  readonly fields?: readonly { readonly key: string; readonly values: readonly string[] }[] | undefined
  /** Whom the caller may see. */
  readonly seen: Seen
}

type Users = ExpressionBuilder<Tables, 'users'>
type Condition = Expression<SqlBool>

/** Users that match and that the caller may see: the one condition of lists, counts and bulk. */
export function matching(eb: Users, filter: UserFilter): Condition {
  const conditions: Condition[] = [eb('users.type', 'in', filter.types), whereSeen(filter.seen)]
  conditions.push(
    filter.status?.length ? eb('users.status_key', 'in', filter.status) : eb('users.status_key', '!=', 'deleted'),
  )
  for (const { text, atBeginning } of searchWords(filter.q ?? ''))
    conditions.push(sql<SqlBool>`users.search_text like ${`%${atBeginning ? ' ' : ''}${likeText(text)}%`} escape '\\'`)
  if (filter.teamIds) conditions.push(inTeams(eb, filter.teamIds, filter.seen.now))
  if (filter.roleIds) conditions.push(eb.or([holdsRole(eb, filter.roleIds), getsRole(eb, filter.roleIds)]))
  for (const field of filter.fields ?? []) conditions.push(hasValue(eb, field.key, field.values))
  return eb.and(conditions)
}

function holdsRole(eb: Users, roleIds: readonly string[]): Condition {
  return eb.exists(
    eb
      .selectFrom('role_grants')
      .select('role_grants.id')
      .whereRef('role_grants.user_id', '=', 'users.id')
      .where('role_grants.ended_at', 'is', null)
      .where('role_grants.role_id', 'in', roleIds),
  )
}

function getsRole(eb: Users, roleIds: readonly string[]): Condition {
  return eb.exists(
    eb
      .selectFrom('memberships')
      .innerJoin('team_roles', 'team_roles.team_id', 'memberships.team_id')
      .select('memberships.id')
      .whereRef('memberships.user_id', '=', 'users.id')
      .where('memberships.ended_at', 'is', null)
      .where('team_roles.ended_at', 'is', null)
      .where('team_roles.role_id', 'in', roleIds)
      .where((inner) =>
        inner.or([
          inner('team_roles.position', '=', ''),
          inner('team_roles.position', '=', inner.ref('memberships.position')),
        ]),
      ),
  )
}

function hasValue(eb: Users, key: string, values: readonly string[]): Condition {
  return eb.exists(
    eb
      .selectFrom('profile_values')
      .innerJoin('profile_fields', 'profile_fields.id', 'profile_values.field_id')
      .select('profile_values.user_id')
      .whereRef('profile_values.user_id', '=', 'users.id')
      .where('profile_fields.key', '=', key)
      .where('profile_fields.ended_at', 'is', null)
      .where('profile_values.text', 'in', values),
  )
}

export interface Order {
  /** A NOT NULL expression; cursors compare it. */
  readonly key: AliasableExpression<string | number>
  readonly descending: boolean
  readonly after: readonly [string | number, string] | undefined
}

/** One page and one row more, which tells whether there is a next one; with each row its sort key. */
export function listPage(db: Db, filter: UserFilter, { key, descending, after }: Order, limit: number) {
  const direction = descending ? 'desc' : 'asc'
  return db
    .selectFrom('users')
    .selectAll('users')
    .select(key.as('sort_key'))
    .where((eb) => matching(eb, filter))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(${key}, users.id) ${sql.raw(descending ? '<' : '>')} (${after?.[0] ?? ''}, ${after?.[1] ?? ''})`,
      ),
    )
    .orderBy(key, direction)
    .orderBy('users.id', direction)
    .limit(limit + 1)
    .execute()
}

/** How many match, counted no further than `most`. */
export async function countUpTo(db: Db, filter: UserFilter, most: number): Promise<number> {
  const { count } = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('users')
        .select('users.id')
        .where((inner) => matching(inner, filter))
        .limit(most)
        .as('matched'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Numbers of each type and status word that the caller may see. */
export function countSegments(db: Db, filter: UserFilter) {
  return db
    .selectFrom('users')
    .select(['users.type', 'users.status_key'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) => matching(eb, filter))
    .groupBy(['users.type', 'users.status_key'])
    .execute()
}

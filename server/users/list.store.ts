/** Whom a list holds, as a condition; and lists as streams of users in one order. How each engine walks them: `list-on-*`. */
import { type Expression, type ExpressionBuilder, expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import { inTeams, type Seen, whereSeen } from '../access/index.ts'
import { type Db, likeText, type StatusKey, type Tables, type UserType } from '../platform/database/index.ts'
import type { SearchWord } from '../platform/search-words.ts'
import { standingSo } from './factor.store.ts'
import type { FactorFilter } from './factor.ts'
import { hasRoleByPortal, isOutside, type OutsideFilter } from './list-outside.store.ts'
import type { UserRow } from './store.ts'

export interface UserFilter {
  readonly words: readonly SearchWord[]
  /** Only these; deleted users are among them only where asked for. */
  readonly status: readonly StatusKey[]
  /** Only these, of the types that the caller may see at all. */
  readonly types: readonly UserType[]
  readonly roleIds?: readonly string[] | undefined
  /** These teams and all below, already gathered. */
  readonly teamIds?: readonly string[] | undefined
  readonly outside?: OutsideFilter | undefined
  readonly factor?: FactorFilter | undefined
  readonly fields?: readonly FieldFilter[] | undefined
  /** Whom the caller may see. */
  readonly seen: Seen
}

export interface FieldFilter {
  readonly fieldId: string
  /** Any of these; as stored, and by the key they sort by. */
  readonly values: readonly string[]
  readonly sortKeys: readonly string[]
  /** The values are ids of records. */
  readonly isRecord?: boolean
}

const NOBODY = sql<SqlBool>`1 = 0` // a database takes no empty list

type Users = ExpressionBuilder<Tables, 'users'>
type Condition = Expression<SqlBool>

/** Users that match and that the caller may see: the one condition of lists, counts and bulk. */
export function matching(filter: UserFilter): Condition {
  const eb = expressionBuilder<Tables, 'users'>()
  const { words, status, types, teamIds, roleIds, outside, factor, fields = [], seen } = filter
  return eb.and([
    types.length > 0 ? eb('users.type', 'in', types) : NOBODY,
    status.length > 0 ? eb('users.status_key', 'in', status) : NOBODY,
    ...words.map((word) => sql<SqlBool>`users.search_text like ${patternOf(word)} escape '\\'`),
    ...(teamIds ? [inTeams(eb, teamIds, seen.now)] : []),
    ...(roleIds ? [hasRole(eb, roleIds)] : []),
    ...(outside ? isOutside(eb, outside) : []),
    ...(factor ? [standingSo(eb, factor, (ids) => hasRole(eb, ids))] : []),
    ...fields.map((field) => (field.isRecord ? namesRecord(eb, field) : hasValue(eb, field))),
    ...(isOpen({ types, seen, status }) ? [] : [whereSeen(seen)]),
  ])
}

/** Whether type and status alone say whom of these the caller may see. */
function isOpen({ types, seen, status }: Pick<UserFilter, 'types' | 'seen' | 'status'>): boolean {
  const parts = seen.parts.filter((part) => part.types.some((type) => types.includes(type)))
  return parts.every((part) => part.everybody) && !(seen.hideSuspended && status.includes('deleted'))
}

/** Whether the filter is type and status and nothing else, so that the kept counts tell its number. */
export function isSegment(filter: UserFilter): boolean {
  const { words, teamIds, roleIds, outside, factor, fields } = filter
  return words.length === 0 && !teamIds && !roleIds && !outside && !factor && !fields && isOpen(filter)
}

export function patternOf({ text, atBeginning }: SearchWord): string {
  return `%${atBeginning ? ' ' : ''}${likeText(text)}%`
}

function hasRole(eb: Users, roleIds: readonly string[]): Condition {
  return eb.or([holdsRole(eb, roleIds), getsRole(eb, roleIds), hasRoleByPortal(eb, roleIds)])
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

function hasValue(eb: Users, { fieldId, values }: FieldFilter): Condition {
  return eb.exists(
    eb
      .selectFrom('profile_values')
      .select('profile_values.user_id')
      .whereRef('profile_values.user_id', '=', 'users.id')
      .where('profile_values.field_id', '=', fieldId)
      .where('profile_values.text', 'in', values),
  )
}

function namesRecord(eb: Users, { fieldId, values }: FieldFilter): Condition {
  return eb.exists(
    eb
      .selectFrom('user_records')
      .select('user_records.user_id')
      .whereRef('user_records.user_id', '=', 'users.id')
      .where('user_records.field_id', '=', fieldId)
      .where('user_records.record_id', 'in', values)
      .where('user_records.ended_at', 'is', null),
  )
}

/** Users in one order, after a place in it. */
export interface Stream {
  /** `users`, alone or behind a table through which they are reached in this order. */
  readonly from: RawBuilder<unknown>
  /** The same, beginning with `users`. */
  readonly beginning: RawBuilder<unknown>
  readonly where: RawBuilder<SqlBool>
  /** Never NULL; with the id the two columns of an index. */
  readonly key: RawBuilder<string | number>
  /** The columns of the order. */
  readonly order: readonly RawBuilder<unknown>[]
  readonly descending: boolean
  /** Those behind the place, if there is one. */
  readonly beyond: RawBuilder<SqlBool>
}

export type ListedRow = UserRow & { readonly sort_key: string | number }

/** Finds those who match a filter, by what is known of how many there are. */
export interface Finder {
  /** How many match: all of them where that is kept, else counted no further than `most`. */
  count(most: number): Promise<number>
  /** The first of those who match in this order. */
  page(stream: Stream, limit: number): Promise<readonly ListedRow[]>
}

/**
 * The next users of the stream, `most` at the most, with what decides whether they match, as a table named `users` that
 * a condition can be held against.
 */
function ahead(stream: Stream, most: number): RawBuilder<unknown> {
  const { from, where, key, beyond } = stream
  return sql`(select users.id, ${key} as sort_key, users.type, users.status_key, users.suspended_at,
      users.factor_at, users.search_text
    from ${from} where ${where} and ${beyond} order by ${orderOf(stream)} limit ${sql.lit(most)}) as users`
}

/**
 * `ordered`: the outer statement says the order again, as PostgreSQL needs it, who else joins as it likes; it sorts
 * nothing anew. SQLite takes rows as they come from inside, and would sort all of them.
 */
interface Looked {
  readonly ordered: boolean
}

/** The matching ones among the next few of the stream, `size` of them. */
export function window(
  stream: Stream,
  filter: UserFilter,
  limit: number,
  { size, ordered }: Looked & { readonly size: number },
): RawBuilder<unknown> {
  const anew = ordered ? sql`order by ${outerOrder(stream, 'users.')}` : sql``
  return sql`select users.id, users.sort_key from ${ahead(stream, size)}
    where ${matching(filter)} ${anew} limit ${sql.lit(limit)}`
}

/** The first of all that match, read and sorted; beginning with those `found`, where an engine has found some. */
export function gathered(
  stream: Stream,
  filter: UserFilter,
  limit: number,
  { found, among }: { readonly found: RawBuilder<unknown>; readonly among: RawBuilder<SqlBool> },
): RawBuilder<unknown> {
  const { beginning, where, key, beyond, descending } = stream
  return sql`select id, sort_key from (select users.id, ${key} as sort_key from ${found} ${beginning} where ${among} and ${where}
    and ${matching(filter)} and ${beyond} limit ${EVERYTHING}) as matched order by ${both(descending)} limit ${sql.lit(limit)}`
}

/** The first that match, held against sets in the index alone; whole rows are read of those in the sets only. */
export function walked(
  stream: Stream,
  filter: UserFilter,
  limit: number,
  { within, ordered }: Looked & { readonly within: RawBuilder<unknown> },
): RawBuilder<unknown> {
  const { from, where, key, beyond } = stream
  const anew = ordered ? sql`order by ${outerOrder(stream, 'ahead.')}` : sql``
  return sql`select users.id, ahead.sort_key from (select users.id, ${key} as sort_key from ${from} where ${where} and ${beyond} ${within}
    order by ${orderOf(stream)} limit ${EVERYTHING}) as ahead cross join users
    where users.id = ahead.id and ${matching(filter)} ${anew} limit ${sql.lit(limit)}`
}

/** A limit that no list reaches: it keeps an engine from mixing what is inside with what is outside. */
const EVERYTHING = sql.lit(1_000_000_000)

/** Reads whole rows of a page: `page` selects `id` and `sort_key`. */
export async function readPage(db: Db, page: RawBuilder<unknown>, descending: boolean): Promise<readonly ListedRow[]> {
  const { rows } = await sql<ListedRow>`with page as materialized (${page})
    select users.*, page.sort_key from page cross join users where users.id = page.id
    order by ${both(descending, 'page.')}`.execute(db)
  return rows
}

function orderOf({ order, descending }: Stream): RawBuilder<unknown> {
  return sql.join(order.map((column) => sql`${column} ${sql.raw(descending ? 'desc' : 'asc')}`))
}

/** The order as a statement outside sees it; the key is left out where it is the same for all. */
function outerOrder({ order, descending }: Stream, of: string): RawBuilder<unknown> {
  return order.length > 1 ? both(descending, of) : sql.raw(`${of}id ${descending ? 'desc' : 'asc'}`)
}

function both(descending: boolean, of = ''): RawBuilder<unknown> {
  const direction = descending ? 'desc' : 'asc'
  return sql.raw(`${of}sort_key ${direction}, ${of}id ${direction}`)
}

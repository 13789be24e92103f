import { type Seen, seenUsers, teamTree } from '../access/index.ts'
import { resolveRecords } from '../directories/index.ts'
import type { Context } from '../platform/context.ts'
import { pageKey, readPageKey, type StatusKey, type UserType } from '../platform/database/index.ts'
import { Malformed } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { searchWords } from '../platform/search-words.ts'
import { listFields, sortKeyOf } from '../profile-fields/index.ts'
import type { countUsers, listUsers } from './contract.ts'
import { factorFilter } from './factor.ts'
import { type Finder, isSegment, type ListedRow, type UserFilter } from './list.store.ts'
import { findOnPostgres } from './list-on-postgres.store.ts'
import { findOnSqlite } from './list-on-sqlite.store.ts'
import type { Order } from './sort.store.ts'
import { isKeyOf, stretchesOf } from './sort.ts'
import { toSummaries } from './summaries.ts'

const COUNTED = 1000 // exact up to here; beyond, counting costs more than the number is worth
const LISTED: readonly UserType[] = ['admin', 'regular', 'portal', 'api']
const STATUSES: readonly StatusKey[] = ['deleted', 'suspended', 'expired', 'locked', 'scheduled', 'invited', 'active']
const FINDERS = { sqlite: findOnSqlite, postgres: findOnPostgres } as const

type Query = Input<typeof listUsers>['query']

/** A page of the users that match and that the caller may see; the same filter counts them. */
export async function findUsers(asked: Context, { query }: Input<typeof listUsers>) {
  const ctx = listing(asked)
  const filter = await filterOf(ctx, query)
  const finder = await finderOf(ctx, filter)
  const [total, rows] = await Promise.all([totalOf(filter, finder), pageOf(ctx, query, filter, finder)])
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    items: await toSummaries(
      ctx,
      shown.map(({ row }) => row),
    ),
    next: rows.length > query.limit && last ? pageKey(last.order.keyOf(last.row), last.row.id) : null,
    total,
  }
}

/** The same caller, reading where lists are read: nobody else waits for it. */
export function listing(ctx: Context): Context {
  return { ...ctx, db: ctx.world.engine.lists }
}

function finderOf({ db, world }: Context, filter: UserFilter): Promise<Finder> {
  return FINDERS[world.engine.kind](db, filter)
}

/** Where the kept counts say it, any number; else counted up to a thousand. */
async function totalOf(filter: UserFilter, finder: Finder): Promise<number | null> {
  const total = await finder.count(COUNTED + 1)
  return total > COUNTED && !isSegment(filter) ? null : total
}

/** One row more than the page has, which tells whether there is a next one. */
async function pageOf(ctx: Context, query: Query, filter: UserFilter, whole: Finder) {
  const { sort, limit } = query
  const descending = query.order === 'desc'
  const place = placeOf(sort, query.after)
  const rows: { readonly order: Order; readonly row: ListedRow }[] = []
  for (const stretch of await stretchesOf(ctx, { sort, descending, place, filter })) {
    const wanted = limit + 1 - rows.length
    if (wanted <= 0) break
    const finder = stretch.filter === filter ? whole : await finderOf(ctx, stretch.filter)
    const found = await finder.page(stretch.order.from(stretch.place, descending), wanted)
    rows.push(...found.map((row) => ({ order: stretch.order, row })))
  }
  return rows
}

function placeOf(sort: string, after: string | undefined) {
  if (after === undefined) return undefined
  const place = readPageKey(after, 'string') ?? readPageKey(after, 'number')
  if (!place || !isKeyOf(sort, place[0])) return refuse(Malformed, { detail: '“after” is not the “next” of a page.' })
  return place
}

/** The numbers beside the segments, of those who match and whom the caller may see. */
export async function countSegmentsOf(asked: Context, { query }: Input<typeof countUsers>) {
  const ctx = listing(asked)
  const filter = await filterOf(ctx, { ...query, status: [...STATUSES] })
  const count = async (only: Partial<Pick<UserFilter, 'types' | 'status'>>) => {
    const narrower = { ...filter, ...only }
    return totalOf(narrower, await finderOf(ctx, narrower))
  }
  const living = STATUSES.filter((status) => status !== 'deleted')
  return {
    all: await count({ status: living }),
    byType: Object.fromEntries(
      await Promise.all(LISTED.map(async (type) => [type, await count({ types: [type], status: living })] as const)),
    ),
    byStatus: Object.fromEntries(
      await Promise.all(STATUSES.map(async (status) => [status, await count({ status: [status] })] as const)),
    ),
  }
}

export async function filterOf(ctx: Context, query: Partial<Query>): Promise<UserFilter> {
  const seen = await seenUsers(ctx)
  return {
    words: searchWords(query.q ?? ''),
    status: statusesOf(query.status, seen),
    types: (query.type ?? LISTED).filter((type) => seen.parts.some((part) => part.types.includes(type))),
    roleIds: query.role,
    teamIds: query.team ? [...(await teamTree(ctx)).below(query.team)] : undefined,
    outside: outsideFilter(query),
    factor: await factorFilter(ctx, query.factor),
    fields: await readFieldFilter(ctx, query.fields),
    seen,
  }
}

function outsideFilter({ portal, account, contact }: Partial<Query>): UserFilter['outside'] {
  const asked = { portal, account, contact }
  return Object.values(asked).some((ids) => ids !== undefined) ? asked : undefined
}

/** Deleted users only where asked for; suspended ones never, where the caller may not see them. */
function statusesOf(asked: readonly StatusKey[] | undefined, { hideSuspended }: Seen): readonly StatusKey[] {
  const wanted = asked?.length ? asked : STATUSES.filter((status) => status !== 'deleted')
  return wanted.filter((status) => !(hideSuspended && status === 'suspended'))
}

/** `party:Democrat;party:Independent;state:WA` → alternatives within a key, all keys together. */
async function readFieldFilter(ctx: Context, text: string | undefined): Promise<UserFilter['fields']> {
  if (!text) return undefined
  const byKey = new Map<string, string[]>()
  for (const pair of text.split(';').filter(Boolean)) {
    const at = pair.indexOf(':')
    if (at < 1) refuse(Malformed, { detail: 'Write field filters as key:value;key:value.' })
    byKey.set(pair.slice(0, at), [...(byKey.get(pair.slice(0, at)) ?? []), pair.slice(at + 1)])
  }
  const declared = await listFields(ctx)
  const named = [...byKey].filter(([key]) => declared.some((one) => one.key === key && one.kind === 'record'))
  const records = await resolveRecords(
    ctx,
    named.flatMap(([, values]) => values),
  )
  return [...byKey].map(([key, values]) => {
    const field = declared.find((one) => one.key === key)
    if (field?.kind === 'record') {
      const ids = values.map((value) => records.get(value)?.id ?? NO_FIELD)
      return { fieldId: field.id, values: ids, sortKeys: ids, isRecord: true }
    }
    return { fieldId: field?.id ?? NO_FIELD, values, sortKeys: values.map((value) => sortKeyOf(field ?? TEXT, value)) }
  })
}

const NO_FIELD = '00000000-0000-0000-0000-000000000000' // a field that is not declared has no values
const TEXT = { kind: 'text' } as const

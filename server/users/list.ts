import { seenUsers, teamTree } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { pageKey, readPageKey, type StatusKey, type UserType } from '../platform/database/index.ts'
import { Malformed } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { countUsers, listUsers } from './contract.ts'
import { countSegments, countUpTo, listPage, type UserFilter } from './list.store.ts'
import { sortKeyOf } from './sort.ts'
import { toSummaries } from './summaries.ts'

const COUNTED = 1000 // exact up to here; beyond, counting costs more than the number is worth
const LISTED: readonly UserType[] = ['admin', 'regular', 'portal', 'api']
const STATUSES: readonly StatusKey[] = ['deleted', 'suspended', 'expired', 'locked', 'scheduled', 'invited', 'active']

type Query = Input<typeof listUsers>['query']

/** A page of the users that match and that the caller may see; the same filter counts them. */
export async function findUsers(ctx: Context, { query }: Input<typeof listUsers>) {
  const filter = await filterOf(ctx, query)
  const after =
    query.after === undefined
      ? undefined
      : readPageKey(query.after, query.sort === 'failedAttempts' ? 'number' : 'string')
  if (query.after !== undefined && after === undefined)
    refuse(Malformed, { detail: '“after” is not the “next” of a page.' })
  const key = await sortKeyOf(ctx, query.sort)
  const rows = await listPage(ctx.db, filter, { key, descending: query.order === 'desc', after }, query.limit)
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  const total = await countUpTo(ctx.db, filter, COUNTED + 1)
  return {
    items: await toSummaries(ctx, shown),
    next: rows.length > query.limit && last ? pageKey(last.sort_key, last.id) : null,
    total: total > COUNTED ? null : total,
  }
}

/** The numbers beside the segments, over everybody the caller may see. */
export async function countSegmentsOf(ctx: Context, _: Input<typeof countUsers>) {
  const rows = await countSegments(ctx.db, await filterOf(ctx, { status: [...STATUSES] }))
  const living = rows.filter((row) => row.status_key !== 'deleted')
  const sum = (list: typeof rows) => list.reduce((total, row) => total + Number(row.count), 0)
  return {
    all: sum(living),
    byType: Object.fromEntries(LISTED.map((type) => [type, sum(living.filter((row) => row.type === type))])),
    byStatus: Object.fromEntries(
      STATUSES.map((status) => [status, sum(rows.filter((row) => row.status_key === status))]),
    ),
  }
}

async function filterOf(ctx: Context, query: Partial<Query>): Promise<UserFilter> {
  return {
    q: query.q,
    status: query.status,
    types: query.type ?? LISTED,
    roleIds: query.role,
    teamIds: query.team ? [...(await teamTree(ctx)).below(query.team)] : undefined,
    fields: readFieldFilter(query.fields),
    seen: await seenUsers(ctx),
  }
}

/** `party:Democrat;party:Independent;state:WA` → alternatives within a key, all keys together. */
function readFieldFilter(text: string | undefined): UserFilter['fields'] {
  if (!text) return undefined
  const byKey = new Map<string, string[]>()
  for (const pair of text.split(';').filter(Boolean)) {
    const at = pair.indexOf(':')
    if (at < 1) refuse(Malformed, { detail: 'Write field filters as key:value;key:value.' })
    byKey.set(pair.slice(0, at), [...(byKey.get(pair.slice(0, at)) ?? []), pair.slice(at + 1)])
  }
  return [...byKey].map(([key, values]) => ({ key, values }))
}

/** The sign-in log along its indexes, newest first. No statement reads more rows than it is told to. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Seen, whereSeen } from '../access/index.ts'
import { type Db, likeText } from '../platform/database/index.ts'

export interface SignInFilter {
  readonly userId?: string | undefined
  readonly identifier?: string | undefined
  /** First and last key of the network. */
  readonly range?: { readonly from: string; readonly to: string } | undefined
  readonly outcome?: 'in' | 'refused' | undefined
  readonly reason?: string | undefined
  readonly path?: string | undefined
  readonly portalId?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** At accounts of these people, and of nobody; everybody where it is undefined. */
  readonly seen: Seen | undefined
}

export interface SignInKey {
  readonly at: string
  readonly id: string
}

interface Window {
  readonly below?: SignInKey | undefined
  readonly within: number
}

/** The next `within` rows along the best index, those that match marked by `fits`. */
export async function readWindow(db: Db, filter: SignInFilter, window: Window) {
  const rows = await db
    .selectFrom(candidates(db, filter, window).as('c'))
    .select(['c.id', 'c.at', sql<number>`case when ${sql.join(rest(filter), sql` and `)} then 1 else 0 end`.as('fits')])
    .orderBy('c.at', 'desc')
    .orderBy('c.id', 'desc')
    .execute()
  return rows
}

function candidates(db: Db, filter: SignInFilter, { below, within }: Window) {
  return db
    .selectFrom('sign_ins as s')
    .select(['s.id', 's.at', 's.user_id', 's.identifier', 's.address_key', 's.reason', 's.path', 's.portal_id'])
    .where((of) =>
      of.and([
        ...along(filter),
        ...(filter.from ? [sql<SqlBool>`s.at >= ${filter.from}`] : []),
        ...(filter.until ? [sql<SqlBool>`s.at < ${filter.until}`] : []),
        ...(below ? [sql<SqlBool>`(s.at, s.id) < (${below.at}, ${below.id})`] : []),
      ]),
    )
    .orderBy('s.at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(within)
}

/** One equality that an index answers in the order of time; the others are put to each row. */
function along({ userId, range, reason, outcome }: SignInFilter): RawBuilder<SqlBool>[] {
  if (userId) return [sql`s.user_id = ${userId}`]
  if (range && range.from === range.to) return [sql`s.address_key = ${range.from}`]
  if (reason) return [sql`s.reason = ${reason}`]
  return outcome === 'in' ? [sql`s.reason = ''`] : []
}

function rest({ identifier, range, reason, outcome, path, portalId, seen }: SignInFilter): RawBuilder<SqlBool>[] {
  const part = `%${likeText((identifier ?? '').toLowerCase())}%`
  return [
    sql`1 = 1`,
    ...(identifier ? [sql<SqlBool>`lower(c.identifier) like ${part} escape '\\'`] : []),
    ...(range ? [sql<SqlBool>`c.address_key >= ${range.from} and c.address_key <= ${range.to}`] : []),
    ...(reason ? [sql<SqlBool>`c.reason = ${reason}`] : []),
    ...(outcome === 'in' ? [sql<SqlBool>`c.reason = ''`] : []),
    ...(outcome === 'refused' ? [sql<SqlBool>`c.reason <> ''`] : []),
    ...(path ? [sql<SqlBool>`c.path = ${path}`] : []),
    ...(portalId ? [sql<SqlBool>`c.portal_id = ${portalId}`] : []),
    ...(seen
      ? [
          sql<SqlBool>`(c.user_id is null or exists (select 1 from users where users.id = c.user_id and ${whereSeen(seen)}))`,
        ]
      : []),
  ]
}

/** Whether what is asked needs more than one index tells. */
export function asksRows(filter: SignInFilter): boolean {
  const narrowed = filter.userId ? { ...filter, userId: undefined } : filter
  const asked = [
    narrowed.identifier,
    filter.path,
    filter.portalId,
    filter.seen,
    filter.outcome === 'refused' ? 1 : undefined,
  ]
  const equalities = [filter.userId, filter.range, filter.reason ?? (filter.outcome === 'in' ? 1 : undefined)]
  const isNetwork = filter.range !== undefined && filter.range.from !== filter.range.to
  return asked.some((one) => one !== undefined) || equalities.filter(Boolean).length > 1 || isNetwork
}

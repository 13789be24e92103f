/** The outbox along its indexes, newest first. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Seen, whereSeen } from '../access/index.ts'
import { type Db, likeText, type Tables } from '../platform/database/index.ts'

type State = Tables['outbox']['state']

export interface OutboxFilter {
  readonly state?: State | undefined
  readonly template?: string | undefined
  readonly recipient?: string | undefined
  readonly userId?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** Of these people only; everybody where it is undefined. */
  readonly seen: Seen | undefined
}

export interface MailKey {
  readonly at: string
  readonly id: string
}

interface Window {
  readonly below?: MailKey | undefined
  readonly floor?: MailKey | undefined
  readonly within: number
}

const COLUMNS = ['o.id', 'o.created_at as at', 'o.template', 'o.recipient', 'o.user_id'] as const

/** The newest mails that match among the next `within`. */
export async function listKeys(db: Db, filter: OutboxFilter, window: Window, limit: number): Promise<MailKey[]> {
  return db
    .selectFrom(candidates(db, filter, window).as('c'))
    .select(['c.id', 'c.at'])
    .where((of) => of.and(rest(filter)))
    .orderBy('c.at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute()
}

/** Down to where the next `within` mails reach; undefined where there are fewer. */
export async function findFloor(db: Db, filter: OutboxFilter, window: Window): Promise<MailKey | undefined> {
  const end = await db
    .selectFrom(candidates(db, filter, window).as('c'))
    .select(['c.at', 'c.id', sql<number>`count(*) over ()`.as('read')])
    .orderBy('c.at')
    .orderBy('c.id')
    .limit(1)
    .executeTakeFirst()
  return end && end.read >= window.within ? { at: end.at, id: end.id } : undefined
}

/** Whether rows must be looked at one by one. */
export function asksRows({ template, recipient, seen }: OutboxFilter): boolean {
  return template !== undefined || recipient !== undefined || seen !== undefined
}

/** How many match, counted no further than `limit`, among the newest `within`. */
export async function countMails(db: Db, filter: OutboxFilter, { limit, within }: { limit: number; within: number }) {
  const { count } = await db
    .selectFrom(
      db
        .selectFrom(candidates(db, filter, { within }).as('c'))
        .select('c.id')
        .where((of) => of.and(rest(filter)))
        .limit(limit)
        .as('counted'),
    )
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function candidates(db: Db, filter: OutboxFilter, { below, floor, within }: Window) {
  const { state, userId, from, until } = filter
  return db
    .selectFrom('outbox as o')
    .select(COLUMNS)
    .$if(userId !== undefined, (query) => query.where('o.user_id', '=', userId ?? ''))
    .$if(state !== undefined, (query) => query.where('o.state', '=', state ?? 'queued'))
    .where((of) =>
      of.and([
        ...(from ? [sql<SqlBool>`o.created_at >= ${from}`] : []),
        ...(until ? [sql<SqlBool>`o.created_at < ${until}`] : []),
        ...(below ? [sql<SqlBool>`(o.created_at, o.id) < (${below.at}, ${below.id})`] : []),
        ...(floor ? [sql<SqlBool>`(o.created_at, o.id) >= (${floor.at}, ${floor.id})`] : []),
      ]),
    )
    .orderBy('o.created_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(within)
}

function rest({ template, recipient, seen }: OutboxFilter): RawBuilder<SqlBool>[] {
  const part = `%${likeText((recipient ?? '').toLowerCase())}%`
  return [
    ...(template ? [sql<SqlBool>`c.template = ${template}`] : []),
    ...(recipient ? [sql<SqlBool>`lower(c.recipient) like ${part} escape '\\'`] : []),
    ...(seen ? [isSeen(seen, sql.ref('c.user_id'))] : []),
  ]
}

/** To nobody here, or to somebody whom the caller may see. */
function isSeen(seen: Seen, userId: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${userId} is null or exists (select 1 from users where users.id = ${userId} and ${whereSeen(seen)}))`
}

/** Failed mails, those that have waited longest first. */
export async function listFailed(db: Db, seen: Seen | undefined, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox as o')
    .select('o.id')
    .where('o.state', '=', 'failed')
    .where((of) => of.and(seen ? [isSeen(seen, sql.ref('o.user_id'))] : []))
    .orderBy('o.created_at')
    .orderBy('o.id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

import { sql } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import { type Db, preparedOne, typesOf } from '../platform/database/index.ts'
import { type Bucket, counting, count as countThrottle } from './throttle.store.ts'

export interface Subject {
  readonly subject: string
  readonly userId: string | null
}

/** Where counting ends: `each` times one more than there were locks, and never more than `most`. */
export interface Bounds {
  readonly each: number
  readonly most: number
  readonly now: Instant
}

export interface Counted {
  readonly count: number
  readonly locks: number
}

/** Counts an attempt before it is evaluated; undefined where it must not be: one statement decides for 200 at once (R19). */
export function countAttempt(db: Db, { subject, userId }: Subject, { each, most, now }: Bounds) {
  return count(db, subject, userId, each, most, now)
}

/** The throttle, then the attempt; `passed` is 0 where the throttle was full and the attempt was not counted. */
export async function countEach(db: Db, bucket: Bucket, attempted: Subject, bounds: Bounds) {
  const { kind, source, limit, now, ends } = bucket
  if (!(await countThrottle(db, kind, source, limit, now, ends))) return undefined
  const counted = await countAttempt(db, attempted, bounds)
  return { passed: 1, count: counted?.count ?? null, locks: counted?.locks ?? null }
}

/** The same in one journey; only on PostgreSQL, outside a transaction. */
export function countBoth(db: Db, bucket: Bucket, { subject, userId }: Subject, { each, most, now }: Bounds) {
  const { kind, source, limit, ends } = bucket
  return both(db, kind, source, limit, now, ends, subject, userId, each, most)
}

const count = preparedOne(
  'lock-count',
  (db, subject: string, userId: string | null, each: number, most: number, now: Instant) => {
    const query = counted(db, { subject, userId, each, most, now })
    return { compile: () => query.compile(db) }
  },
)

const both = preparedOne(
  'throttle-and-lock-count',
  (
    db,
    kind: string,
    source: string,
    limit: number,
    now: Instant,
    ends: readonly Instant[],
    subject: string,
    userId: string | null,
    each: number,
    most: number,
  ) => {
    const query = sql<{ passed: number; count: number | null; locks: number | null }>`
      with throttled as (${counting(db, { kind, source, limit, now, ends })}),
      counted as (${counted(db, { subject, userId, each, most, now, after: 'throttled' })})
      select cast((select count(*) from throttled) as integer) as passed,
        (select count from counted) as count, (select locks from counted) as locks`
    return { compile: () => query.compile(db) }
  },
)

function counted(
  db: Db,
  { subject, userId, each, most, now, after }: Subject & Bounds & { readonly after?: 'throttled' },
) {
  const { id, instant } = typesOf(db)
  const [ofId, ofInstant] = [sql.raw(id), sql.raw(instant)]
  return sql<Counted>`insert into lock_counters (subject, user_id, count, locks, created_at)
    select cast(${subject} as ${ofId}), cast(${userId} as ${ofId}), 1, 0, cast(${now} as ${ofInstant})
    where ${after ? sql`exists (select 1 from throttled)` : sql`1 = 1`}
    on conflict (subject) do update set count = lock_counters.count + 1
      where lock_counters.count < cast(${each} as integer) * (lock_counters.locks + 1)
        and lock_counters.count < cast(${most} as integer)
        and (lock_counters.locked_until is null or lock_counters.locked_until <= cast(${now} as ${ofInstant}))
    returning count, locks`
}

/** The same for a browser that is known while the account is locked: bounded by the last few tries alone. */
export const countInSpite = preparedOne('lock-count-in-spite', (db, subject: string, most: number) =>
  db
    .updateTable('lock_counters')
    .set((eb) => ({ count: eb('count', '+', 1) }))
    .where('subject', '=', subject)
    .where('count', '<', most)
    .returning(['count', 'locks']),
)

/** A failure: locks where the attempts are used up. The same statement for whatever was tried (R15). */
export const settleFailure = preparedOne(
  'lock-settle',
  (db, subject: string, each: number, most: number, now: Instant, until: Instant) => {
    const type = sql.raw(typesOf(db).instant)
    const used = sql<boolean>`(count >= cast(${each} as integer) * (locks + 1) or count >= cast(${most} as integer))
      and (locked_until is null or locked_until <= cast(${now} as ${type}))`
    const query = sql<{ user_id: string | null }>`update lock_counters set changed_at = cast(${now} as ${type}),
      locked_until = case when ${used} then cast(${until} as ${type}) else locked_until end,
      locks = case when ${used} then locks + 1 else locks end
      where subject = ${subject} returning user_id`
    return { compile: () => query.compile(db) }
  },
)

/** An attempt that was no failure, although nobody came in. */
export const takeBack = preparedOne('lock-take-back', (db, subject: string) =>
  db
    .updateTable('lock_counters')
    .set((eb) => ({ count: eb('count', '-', 1) }))
    .where('subject', '=', subject)
    .where('count', '>', 0),
)

/** A real sign-in: counting begins anew. A lock that is in force stays. */
export const beginAnew = preparedOne('lock-anew', (db, subject: string) =>
  db.updateTable('lock_counters').set({ count: 0, locks: 0 }).where('subject', '=', subject),
)

export { giveBack } from './throttle.store.ts'

export const findCounter = preparedOne('lock-counter', (db, subject: string) =>
  db.selectFrom('lock_counters').select(['count', 'locks', 'locked_until']).where('subject', '=', subject),
)

import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import { type Db, preparedOne, typesOf } from '../platform/database/index.ts'
import { type Bucket, counting, count as countThrottle, WITHOUT_WAITING } from './throttle.store.ts'

export interface Subject {
  readonly subject: string
  readonly userId: string | null
}

/** Where counting ends: `each` times one more than there were locks, and never more than `most`. */
export interface Bounds {
  readonly each: number
  readonly most: number
  readonly now: Instant
  /** What was counted before this and is still not settled never will be. */
  readonly lost: Instant
}

/** What was counted before this attempt. */
export interface Standing {
  readonly failed: number
  readonly locks: number
  readonly locked_until: Instant | null
}

export interface Reserved {
  /** Null: nothing was counted before. */
  readonly standing: Standing | null
  readonly isCounted: boolean
}

/** Counts an attempt before it is evaluated, or does not: one statement decides for 200 at once (R19). */
export async function countAttempt(db: Db, { subject, userId }: Subject, bounds: Bounds): Promise<Reserved> {
  const standing = await findCounter(db, subject)
  const { each, most, now, lost } = bounds
  const counted = await count(db, subject, userId, each, most, now, lost)
  return { standing: standing ?? null, isCounted: counted !== undefined }
}

/** The throttle, then the attempt; undefined where the throttle was full and the attempt was not counted. */
export async function countEach(db: Db, bucket: Bucket, attempted: Subject, bounds: Bounds) {
  const { kind, source, limit, now, ends } = bucket
  const passed = await countThrottle(db, kind, source, limit, now, ends)
  return passed && countAttempt(db, attempted, bounds)
}

/**
 * The same in one journey; only on PostgreSQL, outside a transaction. It does not wait for the disk: many come from one
 * source, and each would hold its counter meanwhile. What a crash of the database loses are the attempts of an instant.
 */
export async function countBoth(db: Db, bucket: Bucket, { subject, userId }: Subject, bounds: Bounds) {
  const { kind, source, limit, ends } = bucket
  const { each, most, now, lost } = bounds
  const row = await both(db, kind, source, limit, now, ends, subject, userId, each, most, lost)
  if (!row || row.passed === 0) return undefined
  const { failed, locks, locked_until } = row
  const standing = failed === null || locks === null ? null : { failed, locks, locked_until }
  return { standing, isCounted: row.counted > 0 }
}

const count = preparedOne(
  'lock-count',
  (db, subject: string, userId: string | null, each: number, most: number, now: Instant, lost: Instant) => {
    const query = counted(db, { subject, userId, each, most, now, lost })
    return { compile: () => query.compile(db) }
  },
)

interface Both {
  readonly passed: number
  readonly counted: number
  readonly failed: number | null
  readonly locks: number | null
  readonly locked_until: Instant | null
}

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
    lost: Instant,
  ) => {
    const query = sql<Both>`
      with quick as (select ${WITHOUT_WAITING}),
      throttled as (${counting(db, { kind, source, limit, now, ends })}),
      counted as (${counted(db, { subject, userId, each, most, now, lost, after: 'throttled' })})
      select cast((select count(*) from throttled) as integer) as passed,
        cast((select count(*) from counted) as integer) as counted, former.failed, former.locks, former.locked_until
      from quick left join lock_counters as former on former.subject = ${subject}`
    return { compile: () => query.compile(db) }
  },
)

function counted(
  db: Db,
  { subject, userId, each, most, now, lost, after }: Subject & Bounds & { readonly after?: 'throttled' },
): RawBuilder<{ one: number }> {
  const { id, instant } = typesOf(db)
  const [ofId, at] = [sql.raw(id), (moment: Instant) => sql`cast(${moment} as ${sql.raw(instant)})`]
  const open = sql`case when lock_counters.counted_at < ${at(lost)} then lock_counters.failed else lock_counters.count end`
  return sql`insert into lock_counters (subject, user_id, count, failed, locks, counted_at, created_at)
    select cast(${subject} as ${ofId}), cast(${userId} as ${ofId}), 1, 0, 0, ${at(now)}, ${at(now)}
    where ${after ? sql`exists (select 1 from throttled)` : sql`1 = 1`}
    on conflict (subject) do update set count = ${open} + 1, counted_at = ${at(now)}
      where ${open} < cast(${each} as integer) * (lock_counters.locks + 1) and ${open} < cast(${most} as integer)
        and (lock_counters.locked_until is null or lock_counters.locked_until <= ${at(now)})
    returning 1 as one`
}

/** The same for a browser that is known while the account is locked: bounded by the last few tries alone. */
export const countInSpite = preparedOne('lock-count-in-spite', (db, subject: string, most: number) =>
  db
    .updateTable('lock_counters')
    .set((eb) => ({ count: eb('count', '+', 1) }))
    .where('subject', '=', subject)
    .where('count', '<', most)
    .returning('count'),
)

/**
 * A failure: locks where the attempts are used up. The same statement for whatever was tried (R15). `one` is 1 where
 * it was counted, 0 where it was not evaluated; `until` is when a lock ends that begins now.
 */
export const settleFailure = preparedOne(
  'lock-settle',
  (db, subject: string, one: number, each: number, most: number, now: Instant, until: Instant) => {
    const type = sql.raw(typesOf(db).instant)
    const failed = sql`failed + cast(${one} as integer)`
    const used = sql`(${failed} >= cast(${each} as integer) * (locks + 1) or ${failed} >= cast(${most} as integer))
      and (locked_until is null or locked_until <= cast(${now} as ${type}))`
    const query = sql<{ user_id: string | null }>`update lock_counters set failed = ${failed},
      changed_at = cast(${now} as ${type}),
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
    .whereRef('count', '>', 'failed'),
)

export const findCounter = preparedOne('lock-counter', (db, subject: string) =>
  db.selectFrom('lock_counters').select(['failed', 'locks', 'locked_until']).where('subject', '=', subject),
)

/**
 * One counter for each account, across all its names and paths. An attempt is counted before it is evaluated, so that
 * 200 at once cannot all be evaluated (R17–R19); who comes in, or did nothing wrong, takes it back.
 */
import { later } from '../platform/clock.ts'
import type { Context, Tx } from '../platform/context.ts'
import type { Db } from '../platform/database/index.ts'
import { Busy } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import * as store from './attempt.store.ts'
import { takeTry } from './devices.store.ts'
import type { KnownDevice } from './devices.ts'
import { LOST_AFTER, lockEnd, MOST_BY_STRANGERS, MOST_IN_A_ROW, TRIES_OF_DEVICE } from './rules.ts'
import { settleSuccess } from './settle.store.ts'
import { type Bucket, giveBack } from './throttle.store.ts'
import { assertNotFull, bucketOf, refuseFull, type Throttle } from './throttle.ts'

const RETRY_AFTER = 1 // second; a hash takes a few hundredths of one

interface Attempted {
  /** The user; null for a name that belongs to nobody. */
  readonly userId: string | null
  /** What is counted: the user, or `subjectOfName`. */
  readonly subject: string
  /** The browser, where it signed in as this user before. */
  readonly device?: KnownDevice | undefined
}

export interface Attempt extends Attempted {
  /** False while it is locked: do the same work against nothing, and answer as to what is wrong. */
  readonly mayEvaluate: boolean
  /** What was counted before it. */
  readonly standing: store.Standing | null
  readonly bucket: Bucket | undefined
}

/** What a name that belongs to nobody is counted under, alike and without being kept: people type passwords there. */
export function subjectOfName({ world }: Context, identifierKey: string): string {
  const hex = Buffer.from(world.keys.sign('attempts', identifierKey), 'base64url').toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `9${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

/**
 * Counts an attempt at somebody's password, code or recovery code before it is evaluated, and against the throttle where
 * one is given (refuses with `too-many-requests`). Where as many are being evaluated as are left, it refuses with `busy`.
 * Afterwards exactly one of `failAttempt`, `forgiveAttempt` and `succeed` settles it.
 */
export async function beginAttempt(ctx: Context, attempted: Attempted, throttle?: Throttle): Promise<Attempt> {
  const { device } = attempted
  // Who shares an address with an attacker comes in from a browser that is known: it is counted by itself.
  const source = device ? { source: `device ${device.digest}` } : {}
  const bucket = throttle && bucketOf(ctx, { ...throttle, ...source })
  if (bucket) assertNotFull(ctx, bucket)
  const { isCounted, standing } = await reserve(ctx, attempted, bucket)
  if (isCounted) return { ...attempted, standing, bucket, mayEvaluate: true }
  if (!isUsedUp(ctx, standing)) return refuseCrowd(ctx, bucket)
  const mayEvaluate = device !== undefined && (await countInSpite(ctx, attempted, device))
  return { ...attempted, standing, bucket, mayEvaluate }
}

async function reserve(ctx: Context, attempted: Attempted, bucket: Attempt['bucket']): Promise<store.Reserved> {
  const now = ctx.now()
  const each = ctx.settings['locks.attempts']
  const bounds = { each, most: MOST_BY_STRANGERS, now, lost: later(now, -LOST_AFTER) }
  const { engine } = ctx.world
  if (!bucket) return ctx.upkeep((tx) => store.countAttempt(tx.db, attempted, bounds))
  const found =
    engine.kind === 'postgres'
      ? await store.countBoth(engine.writes, bucket, attempted, bounds)
      : await engine.passingWrites.transaction().execute((tx) => store.countEach(tx, bucket, attempted, bounds))
  return found ?? refuseFull(ctx, bucket)
}

/** Whether it is failures that bar it, and not the others that are being evaluated right now. */
function isUsedUp(ctx: Context, standing: store.Standing | null): boolean {
  if (!standing) return false
  const { failed, locks, locked_until: until } = standing
  const isLocked = until !== null && until > ctx.now()
  return isLocked || failed >= Math.min(ctx.settings['locks.attempts'] * (locks + 1), MOST_BY_STRANGERS)
}

/** Nothing was evaluated, whoever it was: the next moment there is room, or a lock. */
async function refuseCrowd(ctx: Context, bucket: Attempt['bucket']): Promise<never> {
  if (bucket) await ctx.upkeep((tx) => giveBack(tx.db, bucket.kind, bucket.source))
  return refuse(Busy, { retryAfter: RETRY_AFTER })
}

/** While it is locked, a known browser has a few tries of its own: an attacker elsewhere cannot shut its owner out. */
function countInSpite(ctx: Context, { subject, userId }: Attempted, { digest }: KnownDevice): Promise<boolean> {
  return ctx.upkeep(async (tx) => {
    if (!userId || !(await takeTry(tx.db, userId, digest, TRIES_OF_DEVICE))) return false
    return (await store.countInSpite(tx.db, subject, MOST_IN_A_ROW)) !== undefined
  })
}

/**
 * The attempt of what cannot be guessed, a passkey: a lock does not bar it (product.md section 1), and it counts for nothing
 * but the throttle of its source, which the caller has counted. A real sign-in settles it, anything else leaves it.
 */
export async function attemptPastLocks(ctx: Context, attempted: Attempted, throttle: Throttle): Promise<Attempt> {
  const standing = (await store.findCounter(ctx.db, attempted.subject)) ?? null
  return { ...attempted, standing, bucket: bucketOf(ctx, throttle), mayEvaluate: false }
}

/** It was wrong, or was not evaluated: the account is locked where its attempts are used up. */
export async function failAttempt(ctx: Context, { subject, standing, mayEvaluate }: Attempt): Promise<void> {
  const one = mayEvaluate ? 1 : 0
  const now = ctx.now()
  const until = lockEnd(ctx.settings, now, { failed: (standing?.failed ?? 0) + one, locks: standing?.locks ?? 0 })
  const each = ctx.settings['locks.attempts']
  await atOnce(ctx, (db) => store.settleFailure(db, subject, one, each, MOST_BY_STRANGERS, now, until))
  ctx.world.wake('locks')
}

/** One statement is its own transaction on PostgreSQL; SQLite has turns to be waited for. */
function atOnce<T>({ world, upkeep }: Context, write: (db: Db) => Promise<T>): Promise<T> {
  return world.engine.kind === 'postgres' ? write(world.engine.writes) : upkeep((tx) => write(tx.db))
}

/** It was no failure, although nobody came in: right, and something else is missing; or never evaluated for want of room. */
export async function forgiveAttempt(tx: Tx, { bucket, subject, mayEvaluate }: Attempt): Promise<void> {
  if (bucket) await giveBack(tx.db, bucket.kind, bucket.source)
  if (mayEvaluate) await store.takeBack(tx.db, subject)
}

/**
 * Somebody comes in by this transaction: counting begins anew. A lock that is in force stays (product.md section 1). What
 * it answers must be done once the transaction is real.
 */
export function succeed(tx: Tx, { bucket, subject }: Attempt): Promise<() => Promise<void>> {
  return settleSuccess(tx, subject, bucket)
}

/**
 * One counter for each account, across all its names and paths. An attempt is counted as a failure before it is
 * evaluated, so that 200 at once cannot all be evaluated (R17–R19); who comes in, or did nothing wrong, takes it back.
 */
import type { Context, Tx } from '../platform/context.ts'
import * as store from './attempt.store.ts'
import { takeTry } from './devices.store.ts'
import type { KnownDevice } from './devices.ts'
import { lockEnd, MOST_BY_STRANGERS, MOST_IN_A_ROW, TRIES_OF_DEVICE } from './rules.ts'
import { settleSuccess } from './settle.store.ts'
import type { Bucket } from './throttle.store.ts'
import { assertNotFull, bucketOf, refuseFull, type Throttle } from './throttle.ts'

export interface Attempted {
  /** The user; null for a name that belongs to nobody. */
  readonly userId: string | null
  /** What is counted: the user, or `subjectOfName`. */
  readonly subject: string
  /** What was read of its counter; nothing where it was not read. */
  readonly standing?: { readonly count: number; readonly locks: number } | undefined
  /** The browser, where it signed in as this user before. */
  readonly device?: KnownDevice | undefined
}

export interface Attempt extends Attempted {
  /** False while it is locked: do the same work against nothing, and answer as to what is wrong. */
  readonly mayEvaluate: boolean
  readonly counted: store.Counted | undefined
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
 * one is given (refuses with `too-many-requests`). Afterwards exactly one of `failAttempt`, `forgiveAttempt` and
 * `succeed` settles it, in the transaction that writes what came of it.
 */
export async function beginAttempt(ctx: Context, attempted: Attempted, throttle?: Throttle): Promise<Attempt> {
  const { device } = attempted
  // Who shares an address with an attacker comes in from a browser that is known: it is counted by itself.
  const source = device ? { source: `device ${device.digest}` } : {}
  const bucket = throttle && bucketOf(ctx, { ...throttle, ...source })
  if (bucket) assertNotFull(ctx, bucket)
  const counted = (await count(ctx, attempted, bucket)) ?? (device && (await countInSpite(ctx, attempted, device)))
  return { ...attempted, mayEvaluate: counted !== undefined, counted, bucket }
}

async function count(
  ctx: Context,
  attempted: Attempted,
  bucket: Bucket | undefined,
): Promise<store.Counted | undefined> {
  const bounds = { each: ctx.settings['locks.attempts'], most: MOST_BY_STRANGERS, now: ctx.now() }
  const { engine } = ctx.world
  if (!bucket) return ctx.upkeep((tx) => store.countAttempt(tx.db, attempted, bounds))
  const found =
    engine.kind === 'postgres'
      ? await store.countBoth(engine.writes, bucket, attempted, bounds)
      : await ctx.upkeep((tx) => store.countEach(tx.db, bucket, attempted, bounds))
  if (!found || found.passed === 0) return refuseFull(ctx, bucket)
  return found.count === null || found.locks === null ? undefined : { count: found.count, locks: found.locks }
}

/** While it is locked, a known browser has a few tries of its own: an attacker elsewhere cannot shut its owner out. */
function countInSpite(ctx: Context, { subject, userId }: Attempted, { digest }: KnownDevice) {
  return ctx.upkeep(async (tx) => {
    if (!userId || !(await takeTry(tx.db, userId, digest, TRIES_OF_DEVICE))) return undefined
    return store.countInSpite(tx.db, subject, MOST_IN_A_ROW)
  })
}

/** It was wrong, or was not evaluated: the account is locked where its attempts are used up. */
export async function failAttempt(tx: Tx, attempt: Attempt): Promise<void> {
  const until = lockEnd(tx.settings, tx.now(), attempt.counted ?? attempt.standing ?? { count: 0, locks: 0 })
  await store.settleFailure(tx.db, attempt.subject, tx.settings['locks.attempts'], MOST_BY_STRANGERS, tx.now(), until)
  tx.afterCommit(() => tx.world.wake('locks'))
}

/** It was no failure, although nobody came in: right, and something else is missing; or never evaluated for want of room. */
export async function forgiveAttempt(tx: Tx, { bucket, subject, counted }: Attempt): Promise<void> {
  if (bucket) await store.giveBack(tx.db, bucket.kind, bucket.source)
  if (counted) await store.takeBack(tx.db, subject)
}

/** Somebody came in: counting begins anew. A lock that is in force stays (product.md section 1). */
export async function succeed(tx: Tx, { bucket, subject }: Attempt): Promise<void> {
  await settleSuccess(tx, subject, bucket)
}

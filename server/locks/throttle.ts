import { between, type Instant, later, minutes, seconds } from '../platform/clock.ts'
import type { Context, World } from '../platform/context.ts'
import { TooMany } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import { windowEnds } from './rules.ts'
import { sourceOf } from './source.ts'
import type { Bucket } from './throttle.store.ts'
import * as store from './throttle.store.ts'

const REMEMBERED = seconds(1) // a flood asks the database once a second; a place given back is seen as soon
const MOST_REMEMBERED = 10_000

export interface Throttle {
  /** What is counted, such as `sign-in` or `recovery`: each kind has counters of its own. */
  readonly kind: string
  /** Whom it is counted for; the caller's address (IPv6 by /64) where absent. */
  readonly source?: string
  readonly limit: number
  readonly minutes: number
}

/**
 * Counts this request, and refuses with `too-many-requests` and Retry-After where its source has used up `limit` within
 * `minutes`. One statement on the database, so that servers that share it share the count, and 200 at once are counted
 * as 200. A window that follows a full one lasts twice as long, up to 128 times. Call it before any work (R17, R124).
 */
export async function assertWithin(ctx: Context, throttle: Throttle): Promise<void> {
  const bucket = bucketOf(ctx, throttle)
  assertNotFull(ctx, bucket)
  const { kind, source, limit, now, ends } = bucket
  const counted = await ctx.upkeep((tx) => store.count(tx.db, kind, source, limit, now, ends))
  if (!counted) await refuseFull(ctx, bucket)
}

/** The bucket that this request falls into. */
export function bucketOf(ctx: Context, { kind, source, limit, minutes: window }: Throttle): Bucket {
  const now = ctx.now()
  return { kind, source: source ?? sourceOf(ctx.source.address), limit, now, ends: windowEnds(now, minutes(window)) }
}

const full = new WeakMap<World, Map<string, { readonly until: Instant; readonly ends: Instant }>>()

/** The first, cheaper line: refuses what was found full a moment ago without asking the database. */
export function assertNotFull({ world }: Context, { kind, source, now }: Bucket): void {
  const known = full.get(world)?.get(`${kind} ${source}`)
  if (known && known.until > now) refuse(TooMany, { retryAfter: secondsTo(now, known.ends) })
}

/** Refuses, and says when there is room again. */
export async function refuseFull(ctx: Context, { kind, source, now, ends }: Bucket): Promise<never> {
  const found = await store.findBucket(ctx.db, kind, source)
  const end = found && found.ends_at > now ? found.ends_at : (ends[0] ?? now)
  const remembered = full.get(ctx.world) ?? new Map()
  full.set(ctx.world, remembered)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(`${kind} ${source}`, { until: later(now, REMEMBERED), ends: end })
  return refuse(TooMany, { retryAfter: secondsTo(now, end) })
}

function secondsTo(now: Instant, end: Instant): number {
  return Math.max(1, Math.ceil(between(now, end) / 1000))
}

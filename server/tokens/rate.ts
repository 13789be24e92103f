import { between, type Instant, minutes } from '../platform/clock.ts'
import type { Context, World } from '../platform/context.ts'
import { TooMany } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'

const WINDOW = minutes(1)
const MOST_KEPT = 10_000

interface Window {
  readonly since: Instant
  count: number
}

const windows = new WeakMap<World, Map<string, Window>>()

/** Refuses a token that asked for more than its share this minute (R124). In memory: each server counts for itself. */
export function assertWithinRate(ctx: Context, tokenId: string): void {
  const most = ctx.settings['apiTokens.perMinute']
  if (most === 0) return
  const kept = windows.get(ctx.world) ?? new Map<string, Window>()
  windows.set(ctx.world, kept)
  const now = ctx.now()
  const known = kept.get(tokenId)
  const age = known ? between(known.since, now) : WINDOW
  if (!known || age >= WINDOW || age < 0) {
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(tokenId, { since: now, count: 1 })
  } else if (++known.count > most) refuse(TooMany, { retryAfter: Math.ceil((WINDOW - age) / 1000) })
}

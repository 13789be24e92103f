import { minutes, monotonic } from '../clock.ts'
import type { World } from '../context.ts'
import { TooMany } from '../failures.ts'
import { refuse } from '../refusal.ts'

const TESTS = 10 // each connects to a machine that somebody named: enough to find a mistake, too few to search a network
const IN = minutes(10)

const tests = new WeakMap<World, number[]>()

/** Counts a test mail; refuses with `too-many-requests` where there were many just now. */
export function takeTestTurn(world: World): void {
  const now = monotonic()
  const recent = (tests.get(world) ?? []).filter((at) => now - at < IN)
  if (recent.length >= TESTS) refuse(TooMany, { retryAfter: Math.ceil((IN - (now - (recent[0] ?? now))) / 1000) })
  tests.set(world, [...recent, now])
}

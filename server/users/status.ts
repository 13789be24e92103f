import { type Instant, waitsUntil } from '../platform/clock.ts'
import type { StatusKey } from '../platform/database/index.ts'

/** The facts from which one status word follows. They are independent: each is kept whatever the others say. */
export interface StatusFacts {
  readonly type: string
  readonly deleted_at: Instant | null
  readonly suspended_at: Instant | null
  readonly from_at: Instant | null
  readonly started_at: Instant | null
  readonly until_at: Instant | null
  readonly locked_until: Instant | null
  readonly activated_at: Instant | null
}

/** One word, the weightiest first (product.md section 1). An application has no password, so it is never invited. */
export function statusOf(facts: StatusFacts, now: Instant): StatusKey {
  if (facts.deleted_at !== null) return 'deleted'
  if (facts.suspended_at !== null) return 'suspended'
  if (facts.until_at !== null && facts.until_at <= now) return 'expired'
  if (facts.locked_until !== null && facts.locked_until > now) return 'locked'
  if (waitsUntil(facts, now) !== null) return 'scheduled'
  return facts.activated_at === null && facts.type !== 'api' && facts.type !== 'system' ? 'invited' : 'active'
}

/** When the word may change by time alone; null where only somebody's act, or the ticker's, can change it. */
export function statusChangesAt(facts: StatusFacts, now: Instant): Instant | null {
  const bounds = [facts.until_at, facts.locked_until].filter((at) => at !== null && at > now)
  return bounds.sort()[0] ?? null
}

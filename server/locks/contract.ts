/** What a locked account is told, where it may be told. No Node imports: contracts and the console use it. */
import { between, type Instant } from '../platform/clock.ts'
import { failure } from '../platform/contract.ts'
import type { RefusalDetails } from '../platform/refusal.ts'

export const AccountLocked = failure(
  'account-locked',
  403,
  'This account is locked after too many failures. A password reset or an administrator lifts the lock.',
)

const NEVER = Date.UTC(9000, 0)

/** Retry-After says when it ends by itself; without one it does not. */
export function lockedDetails(now: Instant, until: Instant): RefusalDetails {
  return Date.parse(until) > NEVER ? {} : { retryAfter: Math.max(1, Math.ceil(between(now, until) / 1000)) }
}

import type { Instant } from '../../platform/clock.ts'
import { isInForce } from './bounds.ts'
import type { Subject } from './facts.ts'

/** Why an account as a whole may do nothing; a lock bars only sign-in, and an invited user decides as any other. */
export type Barrier = 'deleted' | 'suspended' | 'expired' | 'scheduled' | 'system' | 'not-in-portal' | 'portal-off'

/** What bars this account now, the gravest first. */
export function barrierOf(subject: Subject, now: Instant): Barrier | null {
  if (subject.deletedAt !== null) return 'deleted'
  if (subject.suspendedAt !== null) return 'suspended'
  if (subject.until !== null && subject.until <= now) return 'expired'
  if (!isInForce(subject, now)) return 'scheduled'
  return subject.type === 'system' ? 'system' : (subject.shutOut ?? null)
}

import type { Instant } from '../../platform/clock.ts'
import type { Bounds, Subject } from './facts.ts'

/** Whether something holds at this moment, to the millisecond. */
export function isInForce({ from, until }: Bounds, now: Instant): boolean {
  return (from === null || from <= now) && (until === null || now < until)
}

/** The earlier of two moments; null is never. */
export function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null) return b
  return b === null || a <= b ? a : b
}

/** The nearest moment after now at which any of these begins or ends. */
export function nearestBound(bounds: readonly Bounds[], now: Instant): Instant | null {
  return bounds
    .flatMap(({ from, until }) => [from, until])
    .filter((moment) => moment !== null && moment > now)
    .reduce(earlier, null)
}

/** Until when everything decided about this user stays as it is, as far as time alone goes; null is for ever. */
export function validUntil(subject: Subject, now: Instant): Instant | null {
  return nearestBound([subject, ...subject.roles, { from: null, until: subject.teamsUntil }], now)
}

/** When a lock or a throttle begins and ends. Pure: no database, no clock. */
import { days, type Instant, later, minutes } from '../platform/clock.ts'
import type { Settings } from '../platform/settings.ts'

export const MOST_IN_A_ROW = 100 // evaluated without a real sign-in, ever (R17; NIST SP 800-63B section 3.2.2)
export const MOST_BY_STRANGERS = 80 // the rest is kept for browsers that signed in before
export const TRIES_OF_DEVICE = 5 // while the account is locked; then that browser is a stranger, too
export const FOR_EVER = '9999-12-31T23:59:59.999Z' as Instant
export const LOST_AFTER = minutes(2) // longer than any evaluation; its process has ended meanwhile
const LONGEST = days(1)
const DOUBLED = 8 // windows of a throttle, each twice as long as the one before

/** When the lock that begins now ends, `failed` failures in a row and `locks` locks before it. */
export function lockEnd(
  settings: Settings,
  now: Instant,
  { failed, locks }: { failed: number; locks: number },
): Instant {
  const first = minutes(settings['locks.minutes'])
  if (first === 0 || failed >= MOST_BY_STRANGERS) return FOR_EVER
  return later(now, Math.min(first * 2 ** Math.min(locks, 20), Math.max(LONGEST, first)))
}

/** When the window of a throttle that begins now ends, by how many full ones came before it. */
export function windowEnds(now: Instant, milliseconds: number): readonly Instant[] {
  return Array.from({ length: DOUBLED }, (_, strikes) => later(now, milliseconds * 2 ** strikes))
}

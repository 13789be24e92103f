import { asWallClock, fromWallClock } from '../../ui/zone.ts'

/** A moment as `datetime-local` fields write it in the viewer's zone, in UTC; null where nothing is given. */
export function toInstant(local: string): string | null {
  return fromWallClock(local) ?? null
}

/** A moment as `datetime-local` fields want it, in the viewer's zone. */
export function toLocal(instant: string | null | undefined): string {
  return instant ? asWallClock(instant) : ''
}

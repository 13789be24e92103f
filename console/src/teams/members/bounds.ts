import { dayIn, fromWallClock } from '../../ui/zone.ts'

/** The day of a moment in the viewer's zone, as a date field takes it. */
export function dayOf(moment: string | null): string {
  return moment ? dayIn(moment) : ''
}

/** The beginning of a day in the viewer's zone; a day left as it was keeps its moment. */
export function momentOf(day: string, before: string | null = null): string | null {
  if (!day) return null
  return before && dayOf(before) === day ? before : (fromWallClock(day) ?? null)
}

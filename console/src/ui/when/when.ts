import { dayIn, fromWallClock, todayIn } from '../zone.ts'

const DAY = 24 * 3600 * 1000

/** Spans to choose from, in days before today; 0 is today alone. */
export const PRESETS = { today: 0, '7d': 6, '30d': 29, '90d': 89 } as const
export type Preset = keyof typeof PRESETS

export const isPreset = (when: string): when is Preset => Object.hasOwn(PRESETS, when)

/** `2026-11-01..2026-11-07`: whole days of the viewer's zone; either may be missing. */
export function daysOf(when: string): { from: string; until: string } {
  const [from = '', until = ''] = when.split('..')
  return { from, until }
}

export const asWhen = ({ from, until }: { from: string; until: string }): string =>
  from || until ? `${from}..${until}` : ''

/** The moments between which it lies; `until` is the end of its day. */
export function spanOf(when: string): { from?: string | undefined; until?: string | undefined } {
  if (isPreset(when))
    return { from: startOf(dayIn(Date.parse(startOf(todayIn()) ?? '') - PRESETS[when] * DAY + DAY / 2)) }
  const { from, until } = daysOf(when)
  return { from: startOf(from), until: startOf(dayAfter(until)) }
}

function startOf(day: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? fromWallClock(day) : undefined
}

function dayAfter(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) ? '' : new Date(at + DAY).toISOString().slice(0, 10)
}

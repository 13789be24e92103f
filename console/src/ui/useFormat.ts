import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { now } from './clock.ts'
import { dayIn, inZone, todayIn, useZone } from './zone.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Moments, days and numbers in the viewer's language and zone. */
export function useFormat() {
  const { t, i18n } = useTranslation('ui')
  const zone = useZone()
  // biome-ignore lint/correctness/useExhaustiveDependencies: formats are made for the zone that is kept
  return useMemo(() => makeFormat(i18n.language, t), [i18n.language, t, zone])
}

type Say = (key: string, values: Record<string, unknown>) => string

function makeFormat(language: string, t: Say) {
  const write = (options: Intl.DateTimeFormatOptions) => {
    const form = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, ...inZone() })
    return (instant: string) => form.format(new Date(instant))
  }
  const time = write({ hour: '2-digit', minute: '2-digit' })
  const seconds = write({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const dayMonth = write({ day: 'numeric', month: 'short' })
  const day = write({ day: 'numeric', month: 'short', year: 'numeric' })
  const parts = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const
  const moment = write(parts)
  const momentOfYear = write({ ...parts, year: 'numeric' })
  const shortDay = (instant: string) => (isThisYear(instant) ? dayMonth(instant) : day(instant))
  const number = new Intl.NumberFormat(language)
  return {
    /** `14:05` */
    time,
    /** `10:04:18` */
    seconds,
    /** `18 Nov 2026` */
    day,
    /** `12 Nov`, with the year when it is another. */
    shortDay,
    /** `Tue 24 Nov, 02:58`, with the year when it is another. */
    moment: (instant: string) => (isThisYear(instant) ? moment(instant) : momentOfYear(instant)),
    /** `Saturday, 21 November 2026 at 10:04:18 CET`, for tooltips. */
    full: write({ dateStyle: 'full', timeStyle: 'long' }),
    /** `540`, `9,240` */
    number: (value: number) => number.format(value),
    /** `14:05` today, else the day. */
    until: (instant: string) => (isToday(instant) ? time(instant) : shortDay(instant)),
    /** `3 d`, `5 h`, `12 min`: what is left until then. */
    left: (instant: string) => spanOf(Date.parse(instant) - now(), t),
    /** `just now`, `4 min ago`, `3 h ago`, `yesterday`, then the day. */
    ago: (instant: string) => agoOf(instant, t, shortDay),
  }
}

function spanOf(ms: number, t: Say): string {
  if (ms < HOUR) return t('span.minutes', { count: Math.max(1, Math.round(ms / MINUTE)) })
  if (ms < DAY) return t('span.hours', { count: Math.round(ms / HOUR) })
  return t('span.days', { count: Math.ceil(ms / DAY) })
}

function agoOf(instant: string, t: Say, shortDay: (instant: string) => string): string {
  const past = now() - Date.parse(instant)
  if (past < MINUTE) return t('ago.now', {})
  if (past < HOUR) return t('ago.minutes', { count: Math.floor(past / MINUTE) })
  if (isToday(instant) || past < 12 * HOUR) return t('ago.hours', { count: Math.floor(past / HOUR) })
  return isToday(new Date(Date.parse(instant) + DAY).toISOString()) ? t('ago.yesterday', {}) : shortDay(instant)
}

const isToday = (instant: string) => dayIn(instant) === todayIn()
const isThisYear = (instant: string) => dayIn(instant).slice(0, 4) === todayIn().slice(0, 4)

import { useTranslation } from 'react-i18next'
import { now } from './clock.ts'
import { useFormat } from './useFormat.ts'
import { dayIn, todayIn } from './zone.ts'

const DAY = 24 * 3600 * 1000

/** *Today*, *Yesterday*, *12 November 2026*. */
export function useDayName(): (instant: string) => string {
  const { t } = useTranslation('ui')
  const format = useFormat()
  return (instant) => {
    const day = dayIn(instant)
    if (day === todayIn()) return t('day.today')
    return day === dayIn(now() - DAY) ? t('day.yesterday') : format.day(instant)
  }
}

import { useTranslation } from 'react-i18next'
import { now } from '../../ui/clock.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { dayIn, todayIn } from '../../ui/zone.ts'

const DAY = 24 * 3600 * 1000

/** *Today*, *Yesterday*, *12 November 2026*. */
export function useDayName(): (instant: string) => string {
  const { t } = useTranslation('users')
  const format = useFormat()
  return (instant) => {
    const day = dayIn(instant)
    if (day === todayIn()) return t('activity.today')
    return day === dayIn(now() - DAY) ? t('activity.yesterday') : format.day(instant)
  }
}

import { useTranslation } from 'react-i18next'
import { useFormat } from '../useFormat.ts'
import { daysOf, isPreset } from './when.ts'

/** *last 7 days*, *1 Nov – 7 Nov*, for a filter's chip. */
export function useWhenWords(): (when: string) => string {
  const { t } = useTranslation('ui')
  const format = useFormat()
  return (when) => {
    if (isPreset(when)) return t(`when.${when}`)
    const { from, until } = daysOf(when)
    const day = (text: string) => (text ? format.shortDay(`${text}T12:00:00Z`) : '')
    if (from && until) return t('when.between', { from: day(from), until: day(until) })
    return from ? t('when.since', { from: day(from) }) : t('when.before', { until: day(until) })
  }
}

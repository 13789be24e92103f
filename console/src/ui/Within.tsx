import { useTranslation } from 'react-i18next'
import classes from './Level.module.css'
import { useFormat } from './useFormat.ts'

const DAY = 24 * 3600

/** *within 1 day*: how young a record must be. */
export function Within({ seconds }: { seconds: number | null }) {
  const { t } = useTranslation('ui')
  const format = useFormat()
  if (seconds === null) return null
  const days = seconds / DAY
  const span =
    days >= 1
      ? t('span.days', { count: format.number(days) })
      : t('span.hours', { count: format.number(seconds / 3600) })
  return <span className={classes.within}>{t('level.within', { span })}</span>
}

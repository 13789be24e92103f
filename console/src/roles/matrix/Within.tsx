import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/useFormat.ts'
import classes from './Matrix.module.css'

const DAY = 24 * 3600

/** *within 1 day*: how young a record must be. */
export function Within({ seconds }: { seconds: number | null }) {
  const { t } = useTranslation('roles')
  const format = useFormat()
  if (seconds === null) return null
  const days = seconds / DAY
  const span =
    days >= 1
      ? t('ui:span.days', { count: format.number(days) })
      : t('ui:span.hours', { count: format.number(seconds / 3600) })
  return <span className={classes.within}>{t('matrix.within', { span })}</span>
}

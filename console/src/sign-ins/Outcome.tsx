import { IconCircleX, IconLock, IconLogin2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { STROKE } from '../ui/icons.ts'
import classes from './SignIns.module.css'
import { isAlarming, type SignIn } from './signIn.ts'

/** In, or why not. Only what tells of somebody at work has a ground: one glance down the column finds it. */
export function Outcome({ item }: { item: SignIn }) {
  const { t } = useTranslation('signIns')
  const Sign = item.reason === null ? IconLogin2 : isAlarming(item) ? IconLock : IconCircleX
  const state = item.reason === null ? 'in' : isAlarming(item) ? 'alarm' : 'refused'
  return (
    <span className={classes.outcome} data-outcome={state}>
      <Sign size={14} stroke={STROKE} aria-hidden="true" />
      <span className="ellipsis">{t(item.reason === null ? 'outcome.in' : `reason.${item.reason}`)}</span>
      {item.times > 1 && <span className={classes.times}>{t('times', { count: item.times })}</span>}
    </span>
  )
}

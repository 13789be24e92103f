import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './LeaveQuestion.module.css'

interface Props {
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** Takes the place of the foot while it is open whether to drop what was typed. No dialog over a dialog. */
export function LeaveQuestion({ onStay, onLeave }: Props) {
  const { t } = useTranslation('ui')
  const stay = useRef<HTMLButtonElement>(null)
  useEffect(() => stay.current?.focus(), [])
  return (
    <div className={classes.question} role="alertdialog" aria-label={t('leave.question')}>
      <span>{t('leave.question')}</span>
      <Button onClick={onLeave}>{t('leave.discard')}</Button>
      <Button ref={stay} variant="filled" onClick={onStay}>
        {t('leave.stay')}
      </Button>
    </div>
  )
}

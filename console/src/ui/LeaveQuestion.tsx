import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './LeaveQuestion.module.css'

interface Props {
  /** Without them it is about what was typed. */
  readonly words?: { readonly question: string; readonly leave: string; readonly stay: string }
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** Takes the place of the foot while it is open whether to drop what was typed, or what still goes on. No dialog over a dialog. */
export function LeaveQuestion({ words, onStay, onLeave }: Props) {
  const { t } = useTranslation('ui')
  const question = words?.question ?? t('leave.question')
  const stay = useRef<HTMLButtonElement>(null)
  useEffect(() => stay.current?.focus(), [])
  return (
    <div className={classes.question} role="alertdialog" aria-label={question}>
      <span>{question}</span>
      <Button onClick={onLeave}>{words?.leave ?? t('leave.discard')}</Button>
      <Button ref={stay} variant="filled" onClick={onStay}>
        {words?.stay ?? t('leave.stay')}
      </Button>
    </div>
  )
}

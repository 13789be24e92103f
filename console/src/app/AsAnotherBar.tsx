import { UnstyledButton } from '@mantine/core'
import { IconSpy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { getMe } from '../../../server/sessions/contract.ts'
import { leaveAnother } from '../api/session.ts'
import { useCall } from '../api/useCall.ts'
import type { Viewer } from '../api/viewer.ts'
import { STROKE } from '../ui/icons.ts'
import { clockOf, useCountdown } from '../ui/useCountdown.ts'
import classes from './AsAnotherBar.module.css'

const LOOK_EVERY = 1000 // ms; it ends with the administrator's own session, and this window should know
const SOON = 300 // seconds

interface Props {
  readonly name: string
  readonly as: NonNullable<Viewer['loggedInAs']>
}

/** Over every page: who one is, who one really is, how long still, and the way out. */
export default function AsAnotherBar({ name, as: { administrator, expiresAt } }: Props) {
  const { t } = useTranslation('shell')
  useCall(getMe, {}, { every: LOOK_EVERY })
  const left = useCountdown(expiresAt)
  return (
    <section className={classes.bar} aria-label={t('asAnother.label')}>
      <IconSpy className={classes.sign ?? ''} size={18} stroke={STROKE} aria-hidden="true" />
      <p className={classes.words} role="status">
        <span className={classes.who}>
          {t('asAnother.you')} <b className="strong">{name}</b>
        </span>{' '}
        <span className={classes.real}>{t('asAnother.by', { administrator })}</span>{' '}
        <span className={classes.note}>{t('asAnother.recorded')}</span>
      </p>
      <span className={classes.left} data-soon={left <= SOON || undefined}>
        <span aria-hidden="true">
          <span className={classes.ends}>{t('asAnother.left')}</span> {clockOf(left)}
        </span>
        <span className="hidden-words" aria-live="polite">
          {left <= SOON ? t('asAnother.soon') : ''}
        </span>
      </span>
      <UnstyledButton className={classes.leave ?? ''} onClick={() => void leaveAnother()}>
        {t('asAnother.leave')}
      </UnstyledButton>
    </section>
  )
}

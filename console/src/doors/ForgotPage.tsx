import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DoorPage } from '../ui/DoorPage.tsx'
import { ProblemState } from '../ui/ProblemState.tsx'
import { DoorLink } from './DoorLink.tsx'
import classes from './Doors.module.css'
import { ForgotForm } from './ForgotForm.tsx'
import { Forgotten } from './Forgotten.tsx'
import { useDoor } from './useDoor.ts'

/** “Forgot password?”: asks for a mail. What it says afterwards is the same whoever was asked for (R16). */
export function ForgotPage() {
  const { t } = useTranslation('doors')
  const [isSent, setSent] = useState(false)
  const { data: door, error, refetch } = useDoor('forgot')
  if (error)
    return (
      <DoorPage title={t('forgot.title')}>
        <ProblemState problem={error} onRetry={() => void refetch()} />
      </DoorPage>
    )
  if (!door) return null
  const { recovery } = door
  if (recovery.way === 'ask')
    return (
      <DoorPage title={t('forgot.title')} line={t('forgot.notByMail')}>
        <Forgotten recovery={recovery} />
        <DoorLink href="/sign-in" label={t('toSignIn')} />
      </DoorPage>
    )
  if (isSent)
    return (
      <DoorPage title={t('forgot.sent.title')} line={t('forgot.sent.line', { count: recovery.hours })}>
        <p role="status">{t('forgot.sent.help')}</p>
        <p className={classes.help}>
          {recovery.contact ? t('forgot.sent.elseContact', { contact: recovery.contact }) : t('forgot.sent.else')}
        </p>
        <DoorLink href="/sign-in" label={t('toSignIn')} />
      </DoorPage>
    )
  return (
    <DoorPage title={t('forgot.title')} line={t(`forgot.line.${recovery.asks}`)}>
      <ForgotForm asks={recovery.asks} identifier={door.identifier} onSent={() => setSent(true)} />
    </DoorPage>
  )
}

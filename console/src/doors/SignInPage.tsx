import { useTranslation } from 'react-i18next'
import { DoorPage } from '../ui/DoorPage.tsx'
import { ProblemState } from '../ui/ProblemState.tsx'
import { usePortalLook } from '../ui/portalLook.ts'
import { DoorNotice } from './DoorNews.tsx'
import { NotSetUpYet } from './NotSetUpYet.tsx'
import { PasskeyEntry } from './PasskeyEntry.tsx'
import { SignInForm } from './SignInForm.tsx'
import { useDoor } from './useDoor.ts'

/** The way in. */
export function SignInPage() {
  const { t } = useTranslation('doors')
  const look = usePortalLook()
  const { data: door, error, refetch } = useDoor('signIn')
  if (error)
    return (
      <DoorPage title={t('shell:pages.signIn')}>
        <ProblemState problem={error} onRetry={() => void refetch()} />
      </DoorPage>
    )
  if (!door) return null
  if (door.setUpOpen) return <NotSetUpYet />
  return (
    <DoorPage
      title={t('signIn.title', { installation: door.installation })}
      line={look?.welcome || t(`signIn.with.${door.identifier}`)}
      foot={look || door.installation === 'Roster' ? undefined : t('foot', { installation: door.installation })}
    >
      {door.maintenance !== null && <DoorNotice>{door.maintenance || t('maintenance')}</DoorNotice>}
      <SignInForm identifier={door.identifier} recovery={door.recovery} />
      {door.passkeys && <PasskeyEntry />}
    </DoorPage>
  )
}

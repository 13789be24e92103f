import { useTranslation } from 'react-i18next'
import { DoorPage } from '../ui/DoorPage.tsx'
import { ProblemState } from '../ui/ProblemState.tsx'
import { DoorLink } from './DoorLink.tsx'
import { NotSetUpYet } from './NotSetUpYet.tsx'
import { SetUpForm } from './SetUpForm.tsx'
import { useDoor } from './useDoor.ts'
import { useSecret } from './useSecret.ts'

/** The first run: whoever holds the printed address becomes the first administrator. */
export function SetUpPage() {
  const { t } = useTranslation('doors')
  const secret = useSecret()
  const { data: door, error, refetch } = useDoor('setUp')
  if (error)
    return (
      <DoorPage title={t('shell:pages.setUp')}>
        <ProblemState problem={error} onRetry={() => void refetch()} />
      </DoorPage>
    )
  if (!door) return null
  if (!door.setUpOpen)
    return (
      <DoorPage title={t('setUp.closed.title')} line={t('setUp.closed.line')}>
        <DoorLink href="/sign-in" label={t('toSignIn')} />
      </DoorPage>
    )
  if (!secret) return <NotSetUpYet />
  return (
    <DoorPage title={t('setUp.title')} line={t('setUp.line')} foot={t('setUp.foot')}>
      <SetUpForm secret={secret} rules={door.passwordRules} />
    </DoorPage>
  )
}

import { useTranslation } from 'react-i18next'
import { LinkNotValid } from '../../../server/links/contract.ts'
import { isProblem } from '../api/problem.ts'
import { DoorPage } from '../ui/DoorPage.tsx'
import { ProblemState } from '../ui/ProblemState.tsx'
import { useFormat } from '../ui/useFormat.ts'
import { ChoosePassword } from './ChoosePassword.tsx'
import { DeadLink } from './DeadLink.tsx'
import { useDoor } from './useDoor.ts'
import { useInspection } from './useInspection.ts'
import { useSecret } from './useSecret.ts'

/** What stands behind an activation or reset link: a welcome by name, and a password to choose. */
export function LinkPage({ kind }: { kind: 'activation' | 'password-reset' }) {
  const { t } = useTranslation('doors')
  const format = useFormat()
  const secret = useSecret()
  useDoor(kind === 'activation' ? 'activate' : 'reset')
  const { data: link, error, refetch } = useInspection(secret)
  if (!secret) return <DeadLink why="cut" kind={kind} />
  if (isProblem(error) && (error.code === LinkNotValid.code || error.status === 422))
    return <DeadLink why="dead" kind={kind} />
  if (error)
    return (
      <DoorPage title={t(`shell:pages.${kind === 'activation' ? 'activate' : 'reset'}`)}>
        <ProblemState problem={error} onRetry={() => void refetch()} />
      </DoorPage>
    )
  if (!link) return null
  if (link.kind !== kind) return <DeadLink why="dead" kind={kind} />
  return (
    <DoorPage
      title={t(`link.${kind}.title`, { name: link.name })}
      line={t(`link.${kind}.line`, { identifier: link.identifier })}
      foot={t('link.foot', { moment: format.moment(link.expiresAt) })}
    >
      <ChoosePassword {...link} kind={kind} link={secret} />
    </DoorPage>
  )
}

export const ActivationPage = () => <LinkPage kind="activation" />
export const ResetPage = () => <LinkPage kind="password-reset" />

import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LinkNotValid } from '../../../server/links/contract.ts'
import { confirmEmail } from '../../../server/users/own-email/contract.ts'
import { call } from '../api/call.ts'
import { isProblem } from '../api/problem.ts'
import { DoorPage } from '../ui/DoorPage.tsx'
import { ProblemState } from '../ui/ProblemState.tsx'
import { useFormat } from '../ui/useFormat.ts'
import { DeadLink } from './DeadLink.tsx'
import { DoorLink } from './DoorLink.tsx'
import { DoorProblem } from './DoorProblem.tsx'
import { useDoor } from './useDoor.ts'
import { useInspection } from './useInspection.ts'
import { useSecret } from './useSecret.ts'

/** Behind the link that was mailed to a new address: whose it will be, and one button. */
export function ConfirmEmailPage() {
  const { t } = useTranslation('doors')
  const format = useFormat()
  const secret = useSecret()
  useDoor('confirmEmail')
  const { data: link, error, refetch } = useInspection(secret)
  const {
    mutate,
    data: done,
    error: refusal,
    isPending,
  } = useMutation({
    mutationFn: () => call(confirmEmail, { body: { link: secret ?? '' } }),
  })
  const problem = isProblem(refusal) ? refusal : null
  if (done)
    return (
      <DoorPage title={t('confirmEmail.done.title')} line={t('confirmEmail.done.line', done)}>
        <DoorLink href="/account" label={t('confirmEmail.done.go')} />
      </DoorPage>
    )
  if (!secret) return <DeadLink why="cut" kind="email" />
  if (isProblem(error) && (error.code === LinkNotValid.code || error.status === 422))
    return <DeadLink why="dead" kind="email" />
  if (error)
    return (
      <DoorPage title={t('shell:pages.confirmEmail')}>
        <ProblemState problem={error} onRetry={() => void refetch()} />
      </DoorPage>
    )
  if (!link) return null
  if (link.kind !== 'email' || problem?.code === LinkNotValid.code) return <DeadLink why="dead" kind="email" />
  return (
    <DoorPage
      title={t('confirmEmail.title', { name: link.name })}
      line={t('confirmEmail.line', { address: link.identifier })}
      foot={t('link.foot', { moment: format.moment(link.expiresAt) })}
    >
      <DoorProblem problem={problem} />
      <Button size="lg" variant="filled" loading={isPending} onClick={() => mutate()}>
        {t('confirmEmail.go')}
      </Button>
    </DoorPage>
  )
}

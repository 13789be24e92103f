import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkNotValid } from '../../../../server/links/contract.ts'
import { NotAsAnother, NotFound } from '../../../../server/platform/failures.ts'
import { isProblem } from '../../api/problem.ts'
import { DoorPage } from '../../ui/DoorPage.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { useAddress } from '../../ui/useAddress.ts'
import { clockOf, useCountdown } from '../../ui/useCountdown.ts'
import { DoorLink } from '../DoorLink.tsx'
import { useDoor } from '../useDoor.ts'
import { useSecret } from '../useSecret.ts'
import { FactorStep } from './FactorStep.tsx'
import { PasswordStep } from './PasswordStep.tsx'
import { type OpenedForm, useOpenedForm } from './useOpenedForm.ts'

/** An administrator becomes somebody else here, with their own password; and learns here that it is over. */
export function LogInAsPage() {
  const { t } = useTranslation('doors')
  const { search } = useAddress()
  const secret = useSecret()
  useDoor('logInAs')
  const { data: form, error, refetch } = useOpenedForm(secret)
  if (!secret) return <Nothing why={search.has('left') ? 'left' : 'cut'} />
  if (isProblem(error, NotAsAnother.code)) return <Nothing why="nested" />
  if (isProblem(error) && [LinkNotValid.code, NotFound.code, 'invalid'].includes(error.code))
    return <Nothing why="dead" />
  if (error)
    return (
      <DoorPage title={t('shell:pages.logInAs')}>
        <ProblemState problem={error} onRetry={() => void refetch()} />
      </DoorPage>
    )
  return form ? <Form form={form} link={secret} /> : null
}

function Form({ form, link }: { form: OpenedForm; link: string }) {
  const { t } = useTranslation('doors')
  const [password, setPassword] = useState<string>()
  const left = useCountdown(form.until)
  if (left === 0) return <Nothing why="dead" />
  return (
    <DoorPage
      title={t('as.title', { user: form.user })}
      line={t('as.line', { administrator: form.administrator, count: form.minutes })}
      foot={<span aria-hidden="true">{t('as.remaining', { clock: clockOf(left) })}</span>}
    >
      {password === undefined ? (
        <PasswordStep form={form} link={link} onRight={setPassword} />
      ) : (
        <FactorStep form={form} link={link} password={password} />
      )}
    </DoorPage>
  )
}

/** Nothing to do here, whatever the reason; what to do instead. */
function Nothing({ why }: { why: 'left' | 'cut' | 'dead' | 'nested' }) {
  const { t } = useTranslation('doors')
  return (
    <DoorPage title={t(`as.${why}.title`)} line={t(`as.${why}.line`)}>
      {why === 'nested' ? (
        <DoorLink href="/" label={t('as.goOn')} />
      ) : (
        <DoorLink href="/sign-in" label={t('toSignIn')} />
      )}
    </DoorPage>
  )
}

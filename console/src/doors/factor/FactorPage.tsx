import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { SignedOut } from '../../../../server/platform/failures.ts'
import { signOut } from '../../../../server/sessions/contract.ts'
import { call } from '../../api/call.ts'
import { forgetEverything } from '../../api/session.ts'
import { DoorPage } from '../../ui/DoorPage.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { useGo } from '../../ui/useGo.ts'
import { useDoor } from '../useDoor.ts'
import { EnrolForm } from './EnrolForm.tsx'
import { ProveForm } from './ProveForm.tsx'
import { useSignInAnew } from './useEntry.ts'
import { useStep } from './useStep.ts'

/** After a right password: the second factor, or setting one up. */
export function FactorPage() {
  const { t } = useTranslation('doors')
  const { data: door } = useDoor('factor')
  const { step, problem, retry } = useStep()
  const signInAnew = useSignInAnew()
  const isOver = problem?.code === SignedOut.code
  useEffect(() => {
    if (isOver) signInAnew()
  }, [isOver, signInAnew])
  if (problem && !isOver)
    return (
      <DoorPage title={t('shell:pages.factor')}>
        <ProblemState problem={problem} onRetry={retry} />
      </DoorPage>
    )
  if (!step || isOver) return null
  return (
    <DoorPage
      title={t(`factor.${step.step}.title`)}
      line={t(`factor.${step.step}.line`, { name: step.name, installation: door?.installation ?? '' })}
    >
      {step.step === 'prove' ? <ProveForm {...step} /> : <EnrolForm {...step} />}
      <GiveUp />
    </DoorPage>
  )
}

function GiveUp() {
  const { t } = useTranslation('doors')
  const go = useGo()
  const leave = async () => {
    await call(signOut, {}).catch(() => undefined)
    forgetEverything()
    go('/sign-in', true)
  }
  return (
    <Button variant="subtle" onClick={() => void leave()}>
      {t('factor.leave')}
    </Button>
  )
}

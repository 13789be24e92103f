import { Button, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SignedOut } from '../../../../server/platform/failures.ts'
import { beginEnrolment, confirmEnrolment } from '../../../../server/sign-in/second-step/contract.ts'
import { call } from '../../api/call.ts'
import { isProblem } from '../../api/problem.ts'
import { useChange } from '../../api/useChange.ts'
import { AppSetUp } from '../../ui/factor/AppSetUp.tsx'
import classes from '../../ui/factor/Factor.module.css'
import { RecoveryCodes } from '../../ui/factor/RecoveryCodes.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { DoorProblem } from '../DoorProblem.tsx'
import { useEnter, useSignInAnew } from './useEntry.ts'

/** Scan, type the first code, keep the recovery codes; then in. */
export function EnrolForm({ name }: { name: string }) {
  const { t } = useTranslation('doors')
  const [enter, signInAnew] = [useEnter(), useSignInAnew()]
  const [done, setDone] = useState<{ codes: readonly string[]; mustChange: boolean }>()
  const { mutate: begin, data: begun, error } = useChange(beginEnrolment)
  useEffect(() => begin({}), [begin])
  const { form, submit, busy, problem } = useApiForm({
    start: { code: '' },
    check: ({ code }) => (code.trim() ? {} : { code: t('factor:needed') }),
    send: async (body) => {
      const reply = await call(confirmEnrolment, { body }).catch((failed: unknown) => {
        if (isProblem(failed, SignedOut.code)) return signInAnew()
        throw failed
      })
      if (!reply) return
      if (reply.recoveryCodes) setDone({ codes: reply.recoveryCodes, mustChange: reply.mustChangePassword })
      else enter(reply.mustChangePassword)
    },
  })
  if (done)
    return (
      <div className={classes.steps}>
        <RecoveryCodes codes={done.codes} of={name} />
        <Button size="lg" variant="filled" onClick={() => enter(done.mustChange)}>
          {t('factor.enrol.kept')}
        </Button>
      </div>
    )
  return (
    <form noValidate onSubmit={submit}>
      <DoorProblem problem={problem ?? error} />
      {begun && <AppSetUp {...begun} />}
      <TextInput
        label={t('factor:firstCode')}
        name="code"
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={7}
        {...form.getInputProps('code')}
      />
      <Button type="submit" size="lg" variant="filled" loading={busy} disabled={!begun}>
        {t('factor.enrol.go')}
      </Button>
    </form>
  )
}

import { Button, TextInput } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { beginEnrolment, confirmEnrolment } from '../../../../server/sign-in/second-step/contract.ts'
import { call } from '../../api/call.ts'
import { useChange } from '../../api/useChange.ts'
import { AppSetUp } from '../../ui/factor/AppSetUp.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { DoorProblem } from '../DoorProblem.tsx'
import type { Enrolled } from './EnrolForm.tsx'
import { useOrAnew } from './useEntry.ts'

/** Scan, and type the first code. */
export function EnrolApp({ onDone }: { onDone: (enrolled: Enrolled) => void }) {
  const { t } = useTranslation('doors')
  const orAnew = useOrAnew()
  const { mutate: begin, data: begun, error } = useChange(beginEnrolment)
  useEffect(() => begin({}), [begin])
  const { form, submit, busy, problem } = useApiForm({
    start: { code: '' },
    check: ({ code }) => (code.trim() ? {} : { code: t('factor:needed') }),
    send: (body) => orAnew(async () => onDone(await call(confirmEnrolment, { body }))),
  })
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

import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import type { getStep } from '../../../../server/sign-in/second-step/contract.ts'
import { confirmStepMail, sendStepCode } from '../../../../server/sign-in/second-step/mailed/contract.ts'
import { call } from '../../api/call.ts'
import { CodeField } from '../../ui/factor/CodeField.tsx'
import { MailedCode } from '../../ui/factor/MailedCode.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { DoorProblem } from '../DoorProblem.tsx'
import type { Enrolled } from './EnrolForm.tsx'
import { useOrAnew } from './useEntry.ts'

interface Props {
  readonly sent: ReplyOf<typeof getStep>['sent']
  readonly onDone: (enrolled: Enrolled) => void
}

/** The first code that comes by mail. */
export function EnrolMail({ sent, onDone }: Props) {
  const { t } = useTranslation('doors')
  const orAnew = useOrAnew()
  const { form, submit, busy, problem } = useApiForm({
    start: { code: '' },
    check: ({ code }) => (code.trim() ? {} : { code: t('factor:needed') }),
    send: (body) => orAnew(async () => onDone(await call(confirmStepMail, { body }))),
  })
  return (
    <form noValidate onSubmit={submit}>
      <DoorProblem problem={problem} />
      <MailedCode before={sent} send={() => call(sendStepCode, {})} />
      <CodeField kind="mail" autoFocus {...form.getInputProps('code')} />
      <Button type="submit" size="lg" variant="filled" loading={busy}>
        {t('factor.enrol.go')}
      </Button>
    </form>
  )
}

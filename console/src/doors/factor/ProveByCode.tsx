import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { SignedOut } from '../../../../server/platform/failures.ts'
import { type getStep, showFactor } from '../../../../server/sign-in/second-step/contract.ts'
import { sendStepCode } from '../../../../server/sign-in/second-step/mailed/contract.ts'
import { call } from '../../api/call.ts'
import { isProblem } from '../../api/problem.ts'
import { CodeField, type CodeKind } from '../../ui/factor/CodeField.tsx'
import { MailedCode } from '../../ui/factor/MailedCode.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { toast } from '../../ui/toast/store.ts'
import { DoorProblem } from '../DoorProblem.tsx'
import { useEnter, useSignInAnew } from './useEntry.ts'

const FEW = 3

interface Props {
  readonly kind: CodeKind
  readonly sent: ReplyOf<typeof getStep>['sent']
}

/** The code, and in. */
export function ProveByCode({ kind, sent }: Props) {
  const { t } = useTranslation('doors')
  const [enter, signInAnew] = [useEnter(), useSignInAnew()]
  const { form, submit, busy, problem } = useApiForm({
    start: { code: '' },
    check: ({ code }) => (code.trim() ? {} : { code: t('factor:needed') }),
    send: async ({ code }) => {
      const reply = await call(showFactor, { body: { kind, code } }).catch((error: unknown) => {
        if (isProblem(error, SignedOut.code)) return signInAnew()
        form.setFieldValue('code', '')
        throw error
      })
      if (!reply) return
      const left = reply.recoveryCodesLeft
      if (left !== null) toast(t(left <= FEW ? 'factor.fewLeft' : 'factor.left', { count: left }))
      enter(reply.mustChangePassword)
    },
  })
  return (
    <form noValidate onSubmit={submit}>
      <DoorProblem problem={problem} />
      {kind === 'mail' && <MailedCode before={sent} send={() => call(sendStepCode, {})} />}
      <CodeField kind={kind} autoFocus {...form.getInputProps('code')} />
      <Button type="submit" size="lg" variant="filled" loading={busy}>
        {t('factor.prove.go')}
      </Button>
    </form>
  )
}

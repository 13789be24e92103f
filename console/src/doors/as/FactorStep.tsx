import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askPasskeyToLogInAs, sendCodeToLogInAs } from '../../../../server/log-in-as/contract.ts'
import { call } from '../../api/call.ts'
import { CodeField, type FactorKind } from '../../ui/factor/CodeField.tsx'
import { MailedCode } from '../../ui/factor/MailedCode.tsx'
import { OtherWays } from '../../ui/factor/OtherWays.tsx'
import { showPasskey } from '../../ui/factor/passkeys.ts'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { DoorProblem } from '../DoorProblem.tsx'
import { useEnterAs } from './useEnterAs.ts'
import type { OpenedForm } from './useOpenedForm.ts'

interface Props {
  readonly form: OpenedForm
  readonly link: string
  /** Was right. */
  readonly password: string
}

/** The administrator's own second factor. */
export function FactorStep({ form: { kinds, user }, link, password }: Props) {
  const { t } = useTranslation('doors')
  const enter = useEnterAs()
  const [kind, setKind] = useState<FactorKind | undefined>(kinds[0])
  const { form, submit, busy, problem } = useApiForm({
    start: { code: '' },
    check: ({ code }) => (kind === 'passkey' || code.trim() ? {} : { code: t('factor:needed') }),
    send: async ({ code }) => {
      if (kind !== 'passkey') return enter({ link, password, ...(kind ? { kind, code } : {}) })
      const passkey = await showPasskey(await call(askPasskeyToLogInAs, { body: { link, password } }))
      return enter({ link, password, passkey })
    },
  })
  return (
    <form noValidate onSubmit={submit}>
      <DoorProblem problem={problem} />
      {kind === 'mail' && <MailedCode send={() => call(sendCodeToLogInAs, { body: { link, password } })} />}
      {kind && kind !== 'passkey' && <CodeField key={kind} kind={kind} autoFocus {...form.getInputProps('code')} />}
      <Button type="submit" size="lg" variant="filled" autoFocus={kind === 'passkey'} loading={busy}>
        {t(kind === 'passkey' ? 'signIn.passkey' : 'as.go', { user })}
      </Button>
      <OtherWays kind={kind} kinds={kinds} onKind={setKind} />
    </form>
  )
}

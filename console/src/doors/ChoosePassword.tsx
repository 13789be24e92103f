import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { activate, completeReset } from '../../../server/passwords/contract.ts'
import type { PasswordRules } from '../../../server/platform/schema.ts'
import { call } from '../api/call.ts'
import { forgetEverything } from '../api/session.ts'
import { useApiForm } from '../ui/form/useApiForm.ts'
import { NewPasswordField } from '../ui/password/NewPasswordField.tsx'
import { useGo } from '../ui/useGo.ts'
import { announceArrival } from './arrival.ts'
import { DoorProblem } from './DoorProblem.tsx'

interface Props {
  readonly kind: 'activation' | 'password-reset'
  readonly link: string
  readonly identifier: string
  readonly passwordRules: PasswordRules
  readonly contextWords: readonly string[]
}

/** The password to be, then on to the sign-in page: a link alone never signs anybody in. */
export function ChoosePassword({ kind, link, identifier, passwordRules, contextWords }: Props) {
  const { t } = useTranslation('doors')
  const go = useGo()
  const { form, submit, busy, problem } = useApiForm({
    start: { password: '' },
    send: async ({ password }) => {
      const reply = await call(kind === 'activation' ? activate : completeReset, { body: { link, password } })
      forgetEverything()
      announceArrival({ identifier: reply.identifier, news: 'passwordSet' })
      go('/sign-in', true)
    },
  })
  return (
    <form noValidate onSubmit={submit}>
      <input type="text" name="username" autoComplete="username" value={identifier} readOnly hidden />
      <NewPasswordField
        label={t('newPassword')}
        rules={passwordRules}
        ownWords={contextWords}
        {...form.getInputProps('password')}
      />
      <DoorProblem problem={problem} />
      <Button type="submit" size="lg" variant="filled" loading={busy}>
        {t('link.go')}
      </Button>
    </form>
  )
}

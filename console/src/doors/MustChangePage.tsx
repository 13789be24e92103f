import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { changeOwnPassword } from '../../../server/passwords/contract.ts'
import type { PasswordRules } from '../../../server/platform/schema.ts'
import { getMe } from '../../../server/sessions/contract.ts'
import { call } from '../api/call.ts'
import { afterSignIn, forgetEverything, signOut } from '../api/session.ts'
import { useCall } from '../api/useCall.ts'
import { DoorPage } from '../ui/DoorPage.tsx'
import { useApiForm } from '../ui/form/useApiForm.ts'
import { NewPasswordField, PasswordField } from '../ui/password/NewPasswordField.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { useGo } from '../ui/useGo.ts'
import { DoorProblem } from './DoorProblem.tsx'
import { useDoor } from './useDoor.ts'

/** Somebody else typed the password: before anything else a new one of one's own. */
export function MustChangePage() {
  const { t } = useTranslation('doors')
  const { data: me } = useCall(getMe, {})
  useDoor('newPassword')
  if (!me) return null
  const words = [me.name, me.username ?? '', me.email?.split('@')[0] ?? ''].flatMap((name) => name.split(' '))
  return (
    <DoorPage title={t('mustChange.title')} line={t('mustChange.line', { name: me.name })}>
      <MustChangeForm rules={me.passwordRules} ownWords={words} />
      <Button variant="subtle" onClick={() => void signOut()}>
        {t('mustChange.leave')}
      </Button>
    </DoorPage>
  )
}

function MustChangeForm({ rules, ownWords }: { rules: PasswordRules; ownWords: readonly string[] }) {
  const { t } = useTranslation('doors')
  const go = useGo()
  const { search } = useAddress()
  const { form, submit, busy, problem } = useApiForm({
    start: { current: '', password: '' },
    send: async (body) => {
      await call(changeOwnPassword, { body })
      forgetEverything()
      go(afterSignIn(search), true)
    },
  })
  return (
    <form noValidate onSubmit={submit}>
      <PasswordField
        label={t('mustChange.current')}
        name="current"
        autoComplete="current-password"
        autoFocus
        {...form.getInputProps('current')}
      />
      <NewPasswordField
        label={t('newPassword')}
        rules={rules}
        ownWords={ownWords}
        {...form.getInputProps('password')}
      />
      <DoorProblem problem={problem} />
      <Button type="submit" size="lg" variant="filled" loading={busy}>
        {t('mustChange.go')}
      </Button>
    </form>
  )
}

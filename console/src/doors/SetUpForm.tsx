import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PasswordRules } from '../../../server/platform/schema.ts'
import { setUp } from '../../../server/setup/contract.ts'
import { call } from '../api/call.ts'
import { forgetEverything } from '../api/session.ts'
import { useApiForm } from '../ui/form/useApiForm.ts'
import { Pair } from '../ui/Panel.tsx'
import { NewPasswordField } from '../ui/password/NewPasswordField.tsx'
import { useGo } from '../ui/useGo.ts'
import { DoorProblem } from './DoorProblem.tsx'

const START = { installation: '', givenName: '', familyName: '', email: '', username: '', password: '' }

/** Name, identifier, password: the first administrator, signed in at once. */
export function SetUpForm({ secret, rules }: { secret: string; rules: PasswordRules }) {
  const { t } = useTranslation('doors')
  const go = useGo()
  const { form, submit, busy, problem } = useApiForm({
    start: START,
    names: { 'emails.0': 'email' },
    send: async (values) => {
      await call(setUp, { body: { secret, ...values } })
      forgetEverything()
      go('/users', true)
    },
  })
  const { givenName, familyName, email, username, installation } = form.getValues()
  return (
    <form noValidate onSubmit={submit}>
      <TextInput
        label={t('setUp.installation')}
        description={t('setUp.installationHelp')}
        autoComplete="organization"
        autoFocus
        {...form.getInputProps('installation')}
      />
      <Pair>
        <TextInput label={t('givenName')} autoComplete="given-name" {...form.getInputProps('givenName')} />
        <TextInput label={t('familyName')} autoComplete="family-name" {...form.getInputProps('familyName')} />
      </Pair>
      <TextInput
        label={t('email')}
        description={t('setUp.identifierHelp')}
        type="email"
        autoComplete="email"
        {...form.getInputProps('email')}
      />
      <TextInput
        label={t('setUp.username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('username')}
      />
      <NewPasswordField
        label={t('newPassword')}
        rules={rules}
        ownWords={[givenName, familyName, email.split('@')[0] ?? '', username, installation]}
        {...form.getInputProps('password')}
      />
      <DoorProblem problem={problem} />
      <Button type="submit" size="lg" variant="filled" loading={busy}>
        {t('setUp.go')}
      </Button>
    </form>
  )
}

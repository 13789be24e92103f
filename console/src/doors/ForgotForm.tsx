import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { requestRecovery } from '../../../server/recovery/contract.ts'
import { call } from '../api/call.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { useApiForm } from '../ui/form/useApiForm.ts'
import { DoorProblem } from './DoorProblem.tsx'
import classes from './Doors.module.css'

interface Props {
  readonly asks: 'identifier' | 'usernameAndEmail'
  readonly identifier: 'username' | 'email' | 'either'
  readonly onSent: () => void
}

/** What this Roster asks for: one name, or the username and the address that belong together (E-32). */
export function ForgotForm({ asks, identifier, onSent }: Props) {
  const { t } = useTranslation('doors')
  const isOne = asks === 'identifier'
  const wanted = isOne ? (['identifier'] as const) : (['username', 'email'] as const)
  const { form, submit, busy, problem } = useApiForm({
    start: { identifier: '', username: '', email: '' },
    check: (values) =>
      Object.fromEntries(
        wanted.filter((name) => !values[name].trim()).map((name) => [name, t(`forgot.needed.${name}`)]),
      ),
    send: async ({ identifier, username, email }) => {
      await call(requestRecovery, { body: isOne ? { identifier } : { username, email } })
      onSent()
    },
  })
  const name = { autoCapitalize: 'none', spellCheck: false, autoComplete: 'username' } as const
  return (
    <form noValidate onSubmit={submit}>
      <DoorProblem problem={problem} />
      {isOne ? (
        <TextInput
          label={t(`signIn.identifier.${identifier}`)}
          autoFocus
          {...name}
          {...form.getInputProps('identifier')}
        />
      ) : (
        <>
          <TextInput label={t('signIn.identifier.username')} autoFocus {...name} {...form.getInputProps('username')} />
          <TextInput label={t('email')} type="email" autoComplete="email" {...form.getInputProps('email')} />
        </>
      )}
      <Button type="submit" size="lg" variant="filled" loading={busy}>
        {t('forgot.go')}
      </Button>
      <p className={classes.help}>
        <Anchor href="/sign-in">{t('toSignIn')}</Anchor>
      </p>
    </form>
  )
}

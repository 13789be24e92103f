import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { signIn } from '../../../server/sign-in/contract.ts'
import { call } from '../api/call.ts'
import { afterSignIn, forgetEverything } from '../api/session.ts'
import { useApiForm } from '../ui/form/useApiForm.ts'
import { PasswordField } from '../ui/password/NewPasswordField.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { useGo } from '../ui/useGo.ts'
import { currentArrival, forgetArrival } from './arrival.ts'
import { DoorNews } from './DoorNews.tsx'
import { DoorProblem } from './DoorProblem.tsx'
import { Forgotten, type Recovery } from './Forgotten.tsx'

interface Props {
  readonly identifier: 'username' | 'email' | 'either'
  readonly recovery: Recovery
}

/** Name and password. Wrong ones are told in one text, so that nobody learns who has an account (R15). */
export function SignInForm({ identifier, recovery }: Props) {
  const { t } = useTranslation('doors')
  const go = useGo()
  const { search } = useAddress()
  const arrival = currentArrival()
  const { form, submit, busy, problem } = useApiForm({
    start: { identifier: arrival?.identifier ?? '', password: '' },
    check: ({ identifier, password }) => ({
      ...(identifier.trim() ? {} : { identifier: t('signIn.needed.identifier') }),
      ...(password ? {} : { password: t('signIn.needed.password') }),
    }),
    send: async (body) => {
      const { mustChangePassword, next } = await call(signIn, { body })
      forgetEverything()
      forgetArrival()
      const page = afterSignIn(search)
      const then = next === 'session' ? mustChangePassword && '/new-password' : '/sign-in/factor'
      go(then ? `${then}?next=${encodeURIComponent(page)}` : page, true)
    },
  })
  const isEmail = identifier === 'email'
  return (
    <form noValidate onSubmit={submit}>
      {arrival && <DoorNews isGood={arrival.news === 'passwordSet'}>{t(`news.${arrival.news}`)}</DoorNews>}
      <DoorProblem problem={problem} />
      <TextInput
        label={t(`signIn.identifier.${identifier}`)}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        inputMode={isEmail ? 'email' : 'text'}
        autoFocus={!arrival?.identifier}
        {...form.getInputProps('identifier')}
      />
      <PasswordField
        label={t('signIn.password')}
        autoComplete="current-password"
        autoFocus={Boolean(arrival?.identifier)}
        {...form.getInputProps('password')}
      />
      <Button type="submit" size="lg" variant="filled" loading={busy}>
        {t('signIn.go')}
      </Button>
      <Forgotten recovery={recovery} />
    </form>
  )
}

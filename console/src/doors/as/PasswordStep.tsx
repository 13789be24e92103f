import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CodeNeeded } from '../../../../server/factors/contract.ts'
import { getMe } from '../../../../server/sessions/contract.ts'
import { isProblem } from '../../api/problem.ts'
import { useCall } from '../../api/useCall.ts'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { PasswordField } from '../../ui/password/NewPasswordField.tsx'
import { DoorNews } from '../DoorNews.tsx'
import { DoorProblem } from '../DoorProblem.tsx'
import classes from '../Doors.module.css'
import { useEnterAs } from './useEnterAs.ts'
import type { OpenedForm } from './useOpenedForm.ts'

interface Props {
  readonly form: OpenedForm
  readonly link: string
  /** The password was right, and a second factor is asked for. */
  readonly onRight: (password: string) => void
}

/** The administrator's own password. */
export function PasswordStep({ form: opened, link, onRight }: Props) {
  const { t } = useTranslation('doors')
  const enter = useEnterAs()
  const { form, submit, busy, problem } = useApiForm({
    start: { password: '' },
    check: ({ password }) => (password ? {} : { password: t('signIn.needed.password') }),
    send: async ({ password }) => {
      await enter({ link, password }).catch((error: unknown) => {
        if (!isProblem(error, CodeNeeded.code)) throw error
        onRight(password)
      })
    },
  })
  return (
    <form noValidate onSubmit={submit}>
      <TakenPlace user={opened.user} />
      <DoorProblem problem={problem} />
      <input type="text" name="username" autoComplete="username" value={opened.identifier} readOnly hidden />
      <PasswordField
        autoFocus
        label={t('as.password', { administrator: opened.administrator })}
        autoComplete="current-password"
        {...form.getInputProps('password')}
      />
      <p className={classes.help}>{t('as.passwordHelp')}</p>
      <Button type="submit" size="lg" variant="filled" loading={busy}>
        {t(opened.kinds.length > 0 ? 'as.next' : 'as.go', { user: opened.user })}
      </Button>
    </form>
  )
}

/** Whoever is signed in here already would be put out (E-47). */
function TakenPlace({ user }: { user: string }) {
  const { t } = useTranslation('doors')
  const { data: viewer } = useCall(getMe, {})
  return viewer ? <DoorNews isGood={false}>{t('as.taken', { viewer: viewer.name, user })}</DoorNews> : null
}

import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { changeOwnPassword } from '../../../../server/passwords/contract.ts'
import { getUser } from '../../../../server/users/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { useViewer } from '../../api/viewer.ts'
import { Ago } from '../../ui/Ago.tsx'
import { Card } from '../../ui/Card.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { NewPasswordField, PasswordField } from '../../ui/password/NewPasswordField.tsx'
import { toast } from '../../ui/toast/store.ts'
import classes from './Own.module.css'

const EMPTY = { current: '', password: '' }

/** A new password of one's own; the other browsers are signed out. */
export function OwnPassword() {
  const { t } = useTranslation('account')
  const { id, name, username, email, passwordRules } = useViewer()
  const changedAt = useCall(getUser, { params: { user: id } }).data?.passwordChangedAt
  const change = useChange(changeOwnPassword, { alters: ['sessions', 'users', 'me'] })
  const { form, submit, busy, problem } = useApiForm({
    start: EMPTY,
    check: ({ current, password }) => ({
      ...(current ? {} : { current: t('password.needed') }),
      ...(password ? {} : { password: t('password.neededNew') }),
    }),
    send: async (body) => {
      await change.mutateAsync({ body })
      form.setValues(EMPTY)
      toast(t('password.done'))
    },
  })
  return (
    <Card title={t('password.title')}>
      <form noValidate className={`${classes.form} ${classes.narrow}`} onSubmit={submit}>
        <input type="text" name="username" autoComplete="username" value={email ?? username ?? ''} readOnly hidden />
        <PasswordField
          label={t('password.current')}
          name="current"
          autoComplete="current-password"
          {...form.getInputProps('current')}
        />
        <NewPasswordField
          label={t('password.next')}
          rules={passwordRules}
          ownWords={[...name.split(' '), username ?? '', email?.split('@')[0] ?? '']}
          {...form.getInputProps('password')}
        />
        <ProblemLine problem={problem} />
        <div>
          <Button type="submit" variant="filled" loading={busy}>
            {t('password.go')}
          </Button>
        </div>
        <p className="second">
          {t('password.help')}{' '}
          {changedAt && (
            <>
              {t('password.changed')} <Ago at={changedAt} />
            </>
          )}
        </p>
      </form>
    </Card>
  )
}

import { Button, Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { setPassword } from '../../../../server/passwords/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { useViewer } from '../../api/viewer.ts'
import { Dialog, FootNote } from '../../ui/Dialog.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { NewPasswordField } from '../../ui/password/NewPasswordField.tsx'
import { toast } from '../../ui/toast/store.ts'
import { callNameOf, type UserDetail } from '../types.ts'

/** A password typed or suggested for somebody else, who must choose another one when they first sign in. */
export default function PasswordDialog({ user, onClose }: { user: UserDetail; onClose: () => void }) {
  const { t } = useTranslation('users')
  const { passwordRules, mailAvailable, mailsTypedPasswords } = useViewer()
  const change = useChange(setPassword, { alters: ['users', 'sessions', 'links'] })
  const name = callNameOf(user)
  const address = mailAvailable ? user.email : null
  const { form, submit, busy, problem } = useApiForm({
    start: { password: '', mail: false },
    check: ({ password }) => (password ? {} : { password: t('setPassword.needed') }),
    send: async (body) => {
      await change.mutateAsync({ params: { user: user.id }, body })
      onClose()
      toast(t(body.mail ? 'setPassword.doneAndMailed' : 'setPassword.done', { name, address }))
    },
  })
  return (
    <Dialog
      title={t('setPassword.title', { name: user.name })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <FootNote>{t('setPassword.recorded')}</FootNote>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('setPassword.verb')}
          </Button>
        </>
      }
    >
      <p>{t('setPassword.help', { name })}</p>
      <NewPasswordField
        label={t('wayIn.password.field')}
        rules={passwordRules}
        ownWords={[user.givenName, user.familyName, user.username ?? '', user.email?.split('@')[0] ?? '']}
        {...form.getInputProps('password')}
      />
      {address && (
        <Checkbox
          label={t('accessInfo.label')}
          description={t(mailsTypedPasswords ? 'accessInfo.withPassword' : 'accessInfo.withoutLink', {
            email: address,
          })}
          {...form.getInputProps('mail', { type: 'checkbox' })}
        />
      )}
      <ProblemLine problem={problem} />
    </Dialog>
  )
}

import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askToLogInAs } from '../../../../server/log-in-as/contract.ts'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { Dialog, FootNote } from '../../ui/Dialog.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { callNameOf, type UserDetail } from '../types.ts'
import { LinkToLogIn } from './LinkToLogIn.tsx'

interface Props {
  readonly user: UserDetail
  readonly onClose: () => void
}

/** Why one logs in as somebody; then the link that opens it, elsewhere. */
export default function LogInAsDialog({ user, onClose }: Props) {
  const { t } = useTranslation('users')
  const [link, setLink] = useState<ReplyOf<typeof askToLogInAs>>()
  const ask = useChange(askToLogInAs, { alters: ['users'] })
  const { form, submit, busy, problem } = useApiForm({
    start: { reason: '' },
    check: ({ reason }) => (reason.trim() ? {} : { reason: t('logInAs.needed') }),
    send: async (body) => setLink(await ask.mutateAsync({ params: { user: user.id }, body })),
  })
  const name = callNameOf(user)
  if (link) return <LinkToLogIn name={user.name} link={link} onAnew={() => setLink(undefined)} onClose={onClose} />
  return (
    <Dialog
      title={t('logInAs.title', { name: user.name })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <FootNote>{t('logInAs.recorded')}</FootNote>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('logInAs.make')}
          </Button>
        </>
      }
    >
      <p>{t('logInAs.help', { name })}</p>
      <TextInput
        data-autofocus
        label={t('logInAs.reason')}
        description={t('logInAs.reasonHelp')}
        maxLength={500}
        {...form.getInputProps('reason')}
      />
      <ProblemLine problem={problem} />
    </Dialog>
  )
}

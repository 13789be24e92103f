import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { changeOwnEmail, getOwnEmail, keepOwnEmail } from '../../../../server/users/own-email/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { Card } from '../../ui/Card.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useFormat } from '../../ui/useFormat.ts'
import classes from './Own.module.css'

/** Another address of one's own, where that is allowed: it counts once it is confirmed from there. */
export function OwnEmail() {
  const { t } = useTranslation('account')
  const { data } = useCall(getOwnEmail, {})
  if (!data?.can.change) return null
  return (
    <Card title={t('email.title')}>
      <div className={`${classes.form} ${classes.narrow}`}>
        <p>{data.address ? t('email.now', { address: data.address }) : t('email.none')}</p>
        {data.pending ? <Waiting {...data.pending} /> : <NewAddress />}
      </div>
    </Card>
  )
}

function Waiting({ address, expiresAt }: { address: string; expiresAt: string }) {
  const { t } = useTranslation('account')
  const format = useFormat()
  const ask = useChange(changeOwnEmail, { alters: ['users'] })
  const keep = useChange(keepOwnEmail, { alters: ['users'] })
  return (
    <>
      <p role="status">{t('email.waiting', { address, moment: format.moment(expiresAt) })}</p>
      <ProblemLine problem={ask.error ?? keep.error} />
      <div className={classes.buttons}>
        <Button
          loading={ask.isPending}
          onClick={() => ask.mutate({ body: { address } }, { onSuccess: () => toast(t('email.sent', { address })) })}
        >
          {t('email.again')}
        </Button>
        <Button variant="subtle" loading={keep.isPending} onClick={() => keep.mutate({})}>
          {t('email.keep')}
        </Button>
      </div>
    </>
  )
}

function NewAddress() {
  const { t } = useTranslation('account')
  const ask = useChange(changeOwnEmail, { alters: ['users'] })
  const { form, submit, busy, problem } = useApiForm({
    start: { address: '' },
    check: ({ address }) => (address.trim() ? {} : { address: t('email.needed') }),
    send: async ({ address }) => {
      await ask.mutateAsync({ body: { address: address.trim() } })
      toast(t('email.sent', { address: address.trim() }))
    },
  })
  return (
    <form noValidate className={classes.form} onSubmit={submit}>
      <TextInput
        label={t('email.next')}
        description={t('email.help')}
        type="email"
        autoComplete="email"
        {...form.getInputProps('address')}
      />
      <ProblemLine problem={problem} />
      <div>
        <Button type="submit" loading={busy}>
          {t('email.go')}
        </Button>
      </div>
    </form>
  )
}

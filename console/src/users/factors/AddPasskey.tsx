import { Button, TextInput } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addPasskey, beginPasskey } from '../../../../server/factors/passkeys/contract.ts'
import { call } from '../../api/call.ts'
import { useChange } from '../../api/useChange.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import classes from '../../ui/factor/Factor.module.css'
import { makePasskey, nameOfHere } from '../../ui/factor/passkeys.ts'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { STROKE } from '../../ui/icons.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { KeepCodes } from './KeepCodes.tsx'

/** A name; the browser makes the passkey; with the first factor, the recovery codes. */
export function AddPasskey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account')
  const [codes, setCodes] = useState<readonly string[]>()
  const add = useChange(addPasskey, { alters: ['factors', 'sessions', 'users'] })
  const { form, submit, busy, problem } = useApiForm({
    start: { name: nameOfHere() },
    check: ({ name }) => (name.trim() ? {} : { name: t('factor:passkey.nameNeeded') }),
    send: async ({ name }) => {
      const passkey = await makePasskey(await call(beginPasskey, {}))
      const { recoveryCodes } = await add.mutateAsync({ body: { name, passkey } })
      toast(t('factors.passkeys.done', { name }))
      if (recoveryCodes) setCodes(recoveryCodes)
      else onClose()
    },
  })
  if (codes) return <KeepCodes codes={codes} onClose={onClose} />
  return (
    <Dialog
      title={t('factors.passkeys.add')}
      width={440}
      onClose={onClose}
      onSubmit={submit}
      foot={<Foot busy={busy} onClose={onClose} />}
    >
      <div className={classes.steps}>
        <p className="quiet">{t('factor:passkey.what')}</p>
        <TextInput
          data-autofocus
          label={t('factor:passkey.name')}
          description={t('factor:passkey.nameHelp')}
          maxLength={60}
          {...form.getInputProps('name')}
        />
        <ProblemLine problem={problem} />
      </div>
    </Dialog>
  )
}

function Foot({ busy, onClose }: { busy: boolean; onClose: () => void }) {
  const { t } = useTranslation('account')
  return (
    <>
      <Button onClick={onClose}>{t('ui:cancel')}</Button>
      <Button
        type="submit"
        variant="filled"
        loading={busy}
        leftSection={<IconFingerprint size={16} stroke={STROKE} aria-hidden="true" />}
      >
        {t('factors.passkeys.create')}
      </Button>
    </>
  )
}

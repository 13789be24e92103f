import { Button, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { beginTotp, confirmTotp } from '../../../../server/factors/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { AppSetUp } from '../../ui/factor/AppSetUp.tsx'
import classes from '../../ui/factor/Factor.module.css'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { KeepCodes } from './KeepCodes.tsx'

/** Scan, type the first code, keep the recovery codes. Nothing changes before the code is right. */
export function SetUpApp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account')
  const [codes, setCodes] = useState<readonly string[]>()
  const { mutate: begin, data: begun, error } = useChange(beginTotp)
  useEffect(() => begin({}), [begin])
  const confirm = useChange(confirmTotp, { alters: ['sessions', 'users'] })
  const { form, submit, busy, problem } = useApiForm({
    start: { code: '' },
    check: ({ code }) => (code.trim() ? {} : { code: t('factor:needed') }),
    send: async (body) => {
      const { recoveryCodes } = await confirm.mutateAsync({ body })
      toast(t('factors.setUp.done'))
      if (recoveryCodes) setCodes(recoveryCodes)
      else onClose()
    },
  })
  if (codes) return <KeepCodes codes={codes} onClose={onClose} />
  return (
    <Dialog
      title={t('factors.setUp.title')}
      onClose={onClose}
      onSubmit={submit}
      foot={<Foot busy={busy} isReady={!!begun} onClose={onClose} />}
    >
      <div className={classes.steps}>
        {begun && <AppSetUp {...begun} />}
        {begun && (
          <TextInput
            data-autofocus
            label={t('factor:firstCode')}
            name="code"
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={7}
            {...form.getInputProps('code')}
          />
        )}
        <ProblemLine problem={problem ?? error} />
      </div>
    </Dialog>
  )
}

function Foot({ busy, isReady, onClose }: { busy: boolean; isReady: boolean; onClose: () => void }) {
  const { t } = useTranslation('account')
  return (
    <>
      <Button onClick={onClose}>{t('ui:cancel')}</Button>
      <Button type="submit" variant="filled" loading={busy} disabled={!isReady}>
        {t('factors.setUp.go')}
      </Button>
    </>
  )
}

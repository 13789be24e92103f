import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { beginMailed, confirmMailed } from '../../../../server/factors/mailed/contract.ts'
import { call } from '../../api/call.ts'
import { useChange } from '../../api/useChange.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { CodeField } from '../../ui/factor/CodeField.tsx'
import classes from '../../ui/factor/Factor.module.css'
import { MailedCode } from '../../ui/factor/MailedCode.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { KeepCodes } from './KeepCodes.tsx'

/** The first code that comes by mail. Nothing changes before it is right. */
export function SetUpMailed({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account')
  const [codes, setCodes] = useState<readonly string[]>()
  const confirm = useChange(confirmMailed, { alters: ['factors', 'sessions', 'users'] })
  const { form, submit, busy, problem } = useApiForm({
    start: { code: '' },
    check: ({ code }) => (code.trim() ? {} : { code: t('factor:needed') }),
    send: async (body) => {
      const { recoveryCodes } = await confirm.mutateAsync({ body })
      toast(t('factors.mailed.done'))
      if (recoveryCodes) setCodes(recoveryCodes)
      else onClose()
    },
  })
  if (codes) return <KeepCodes codes={codes} onClose={onClose} />
  return (
    <Dialog
      title={t('factors.mailed.setUp')}
      width={440}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <FormFoot busy={busy} onCancel={onClose}>
          {t('factors.setUp.go')}
        </FormFoot>
      }
    >
      <div className={classes.steps}>
        <p className="quiet">{t('factors.mailed.help')}</p>
        <MailedCode send={() => call(beginMailed, {})} />
        <CodeField kind="mail" data-autofocus {...form.getInputProps('code')} />
        <ProblemLine problem={problem} />
      </div>
    </Dialog>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getProof, prove } from '../../../../server/factors/contract.ts'
import { call } from '../../api/call.ts'
import { useCall } from '../../api/useCall.ts'
import { Dialog } from '../Dialog.tsx'
import { CodeField, type CodeKind, codesAmong } from '../factor/CodeField.tsx'
import { useApiForm } from '../form/useApiForm.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { PasswordField } from '../password/NewPasswordField.tsx'

interface Props {
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Asks for the password (and the second factor) again; what was refused goes on afterwards. */
export default function ProofDialog({ onDone, onClose }: Props) {
  const { t } = useTranslation('ui')
  const { data, error } = useCall(getProof, {})
  const kinds = codesAmong(data?.kinds ?? [])
  const [chosen, setChosen] = useState<CodeKind>()
  const kind = chosen ?? kinds[0]
  const { form, submit, busy, problem } = useApiForm({
    start: { password: '', code: '' },
    check: ({ password, code }) => ({
      ...(password ? {} : { password: t('factor:proof.needed') }),
      ...(kind && !code.trim() ? { code: t('factor:needed') } : {}),
    }),
    send: async ({ password, code }) => {
      await call(prove, { body: { password, ...(kind ? { kind, code } : {}) } })
      onDone()
    },
  })
  if (!data && !error) return null
  return (
    <Dialog
      title={t('factor:proof.title')}
      width={440}
      onClose={onClose}
      onSubmit={submit}
      foot={<Foot busy={busy} onClose={onClose} />}
    >
      <p className="quiet">{t('factor:proof.help')}</p>
      <PasswordField
        autoFocus
        label={t('factor:proof.password')}
        autoComplete="current-password"
        {...form.getInputProps('password')}
      />
      {kind && <CodeField kind={kind} kinds={kinds} onKind={setChosen} {...form.getInputProps('code')} />}
      <ProblemLine problem={problem ?? error} />
    </Dialog>
  )
}

function Foot({ busy, onClose }: { busy: boolean; onClose: () => void }) {
  const { t } = useTranslation('ui')
  return (
    <>
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button type="submit" variant="filled" loading={busy}>
        {t('factor:proof.go')}
      </Button>
    </>
  )
}

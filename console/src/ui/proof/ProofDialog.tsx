import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeNeeded, getProof, prove } from '../../../../server/factors/contract.ts'
import { askOwnPasskey, proveByPasskey, sendProofCode } from '../../../../server/factors/prove/contract.ts'
import { call } from '../../api/call.ts'
import { useCall } from '../../api/useCall.ts'
import { Dialog } from '../Dialog.tsx'
import { CodeField, type FactorKind } from '../factor/CodeField.tsx'
import { MailedCode } from '../factor/MailedCode.tsx'
import { OtherWays } from '../factor/OtherWays.tsx'
import { showPasskey } from '../factor/passkeys.ts'
import { useApiForm } from '../form/useApiForm.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { PasswordField } from '../password/NewPasswordField.tsx'

interface Props {
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Asks for the password and the second factor again, or for a passkey alone; what was refused goes on afterwards. */
export default function ProofDialog({ onDone, onClose }: Props) {
  const { t } = useTranslation('ui')
  const { data, error } = useCall(getProof, {})
  const kinds = data?.kinds ?? []
  const [chosen, setChosen] = useState<FactorKind>()
  const kind = chosen ?? kinds[0]
  const isAlone = kind === 'passkey' && data?.passkeyAlone === true
  const { form, submit, busy, problem } = useApiForm({
    start: { password: '', code: '' },
    check: ({ password, code }) => ({
      ...(password || isAlone ? {} : { password: t('factor:proof.needed') }),
      ...(kind && kind !== 'passkey' && !code.trim() ? { code: t('factor:needed') } : {}),
    }),
    send: async ({ password, code }) => {
      if (kind === 'passkey') {
        const passkey = await showPasskey(await call(askOwnPasskey, {}))
        await call(proveByPasskey, { body: { passkey, ...(isAlone ? {} : { password }) } })
      } else await call(prove, { body: { password, ...(kind ? { kind, code } : {}) } })
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
      foot={<Foot kind={kind} busy={busy} onClose={onClose} />}
    >
      <p className="quiet">{t('factor:proof.help')}</p>
      {!isAlone && (
        <PasswordField
          autoFocus
          label={t('factor:proof.password')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
      )}
      {kind === 'mail' && <MailedCode send={() => call(sendProofCode, {})} />}
      {kind && kind !== 'passkey' && <CodeField kind={kind} {...form.getInputProps('code')} />}
      <OtherWays kind={kind} kinds={kinds} onKind={setChosen} />
      <ProblemLine problem={problem ?? error} always={kind === undefined && problem?.code === CodeNeeded.code} />
    </Dialog>
  )
}

function Foot({ kind, busy, onClose }: { kind: FactorKind | undefined; busy: boolean; onClose: () => void }) {
  const { t } = useTranslation('ui')
  return (
    <>
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button type="submit" variant="filled" loading={busy}>
        {t(kind === 'passkey' ? 'factor:proof.passkey' : 'factor:proof.go')}
      </Button>
    </>
  )
}

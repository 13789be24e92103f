import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SignedOut } from '../../../../server/platform/failures.ts'
import { showFactor } from '../../../../server/sign-in/second-step/contract.ts'
import { call } from '../../api/call.ts'
import { isProblem } from '../../api/problem.ts'
import { CodeField, type CodeKind, codesAmong, type FactorKind } from '../../ui/factor/CodeField.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { toast } from '../../ui/toast/store.ts'
import { DoorProblem } from '../DoorProblem.tsx'
import classes from '../Doors.module.css'
import { useEnter, useSignInAnew } from './useEntry.ts'

const FEW = 3

/** The code, and in. */
export function ProveForm({ kinds: shown }: { kinds: readonly FactorKind[] }) {
  const { t } = useTranslation('doors')
  const kinds = codesAmong(shown)
  const [kind, setKind] = useState<CodeKind>(kinds[0] ?? 'totp')
  const [enter, signInAnew] = [useEnter(), useSignInAnew()]
  const { form, submit, busy, problem } = useApiForm({
    start: { code: '' },
    check: ({ code }) => (code.trim() ? {} : { code: t('factor:needed') }),
    send: async ({ code }) => {
      const reply = await call(showFactor, { body: { kind, code } }).catch((error: unknown) => {
        if (isProblem(error, SignedOut.code)) return signInAnew()
        form.setFieldValue('code', '')
        throw error
      })
      if (!reply) return
      const left = reply.recoveryCodesLeft
      if (left !== null) toast(t(left <= FEW ? 'factor.fewLeft' : 'factor.left', { count: left }))
      enter(reply.mustChangePassword)
    },
  })
  return (
    <form noValidate onSubmit={submit}>
      <DoorProblem problem={problem} />
      <CodeField kind={kind} kinds={kinds} onKind={setKind} autoFocus {...form.getInputProps('code')} />
      <Button type="submit" size="lg" variant="filled" loading={busy}>
        {t('factor.prove.go')}
      </Button>
      <p className={classes.help}>{t('factor.prove.lost')}</p>
    </form>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import type { confirmEnrolment, getStep } from '../../../../server/sign-in/second-step/contract.ts'
import type { FactorKind } from '../../ui/factor/CodeField.tsx'
import classes from '../../ui/factor/Factor.module.css'
import { OtherWays } from '../../ui/factor/OtherWays.tsx'
import { hasPasskeys } from '../../ui/factor/passkeys.ts'
import { RecoveryCodes } from '../../ui/factor/RecoveryCodes.tsx'
import { EnrolApp } from './EnrolApp.tsx'
import { EnrolMail } from './EnrolMail.tsx'
import { EnrolPasskey } from './EnrolPasskey.tsx'
import { useEnter } from './useEntry.ts'

export type Enrolled = ReplyOf<typeof confirmEnrolment>

/** A passkey, an app or codes by mail; then the recovery codes are kept, and in. */
export function EnrolForm({ name, kinds: offered, sent }: ReplyOf<typeof getStep>) {
  const { t } = useTranslation('doors')
  const enter = useEnter()
  const [done, setDone] = useState<{ codes: readonly string[]; mustChange: boolean }>()
  const kinds = offered.filter((one) => one !== 'passkey' || hasPasskeys())
  const [kind, setKind] = useState<FactorKind | undefined>(kinds[0])
  const finish = ({ recoveryCodes, mustChangePassword }: Enrolled) => {
    if (recoveryCodes) setDone({ codes: recoveryCodes, mustChange: mustChangePassword })
    else enter(mustChangePassword)
  }
  if (done)
    return (
      <div className={classes.steps}>
        <RecoveryCodes codes={done.codes} of={name} />
        <Button size="lg" variant="filled" onClick={() => enter(done.mustChange)}>
          {t('factor.enrol.kept')}
        </Button>
      </div>
    )
  return (
    <>
      {kind === 'passkey' && <EnrolPasskey onDone={finish} />}
      {kind === 'totp' && <EnrolApp onDone={finish} />}
      {kind === 'mail' && <EnrolMail sent={sent} onDone={finish} />}
      <OtherWays to="setUp" kind={kind} kinds={kinds} onKind={setKind} />
    </>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import type { getStep } from '../../../../server/sign-in/second-step/contract.ts'
import type { FactorKind } from '../../ui/factor/CodeField.tsx'
import { OtherWays } from '../../ui/factor/OtherWays.tsx'
import classes from '../Doors.module.css'
import { ProveByCode } from './ProveByCode.tsx'
import { ProveByPasskey } from './ProveByPasskey.tsx'

/** One of one's second factors, and in. */
export function ProveForm({ kinds, sent }: Pick<ReplyOf<typeof getStep>, 'kinds' | 'sent'>) {
  const { t } = useTranslation('doors')
  const [kind, setKind] = useState<FactorKind | undefined>(kinds[0])
  return (
    <>
      {kind === 'passkey' && <ProveByPasskey />}
      {kind !== undefined && kind !== 'passkey' && <ProveByCode key={kind} kind={kind} sent={sent} />}
      <OtherWays kind={kind} kinds={kinds} onKind={setKind} />
      <p className={classes.help}>{t('factor.prove.lost')}</p>
    </>
  )
}

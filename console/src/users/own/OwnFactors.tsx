import { Button } from '@mantine/core'
import { IconAlertTriangle, IconKey } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listOwnFactors } from '../../../../server/factors/contract.ts'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { STROKE } from '../../ui/icons.ts'
import { later } from '../../ui/missing/later.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { Tag } from '../../ui/Tag.tsx'
import type { Doing } from '../factors/doing.ts'
import { OwnApp } from './OwnApp.tsx'
import { OwnMailed } from './OwnMailed.tsx'
import { OwnPasskeys } from './OwnPasskeys.tsx'
import { Waiting } from './useOwn.tsx'

const FactorDialog = later(() => import('../factors/FactorDialog.tsx'))

export type OwnFactorsReply = ReplyOf<typeof listOwnFactors>

export interface Doable {
  readonly onDo: (doing: Doing) => void
  readonly mayRemove: boolean
}

const FEW = 3

/** One's own second factors: passkeys, an app, codes by mail; and the recovery codes. */
export function OwnFactors() {
  const { t } = useTranslation('account')
  const [doing, setDoing] = useState<Doing>()
  const { data, error, refetch } = useCall(listOwnFactors, {})
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting title={t('factors.title')} />
  if (data.policy === 'off' && !data.recoveryCodes) return null
  const rows = { onDo: setDoing, mayRemove: mayRemoveOne(data) }
  return (
    <Card title={t('factors.title')} flush>
      <CardRows>
        <OwnPasskeys {...data} {...rows} />
        <OwnApp {...data} {...rows} />
        {data.mail && <OwnMailed mail={data.mail} policy={data.policy} {...rows} />}
        {data.recoveryCodes && <CodesRow {...data.recoveryCodes} onDo={setDoing} />}
      </CardRows>
      <Suspense>{doing && <FactorDialog doing={doing} onClose={() => setDoing(undefined)} />}</Suspense>
    </Card>
  )
}

/** The last one stays where one is required; it can be replaced by adding another. */
function mayRemoveOne({ policy, passkeys, totp, mail }: OwnFactorsReply): boolean {
  const count = passkeys.items.length + (totp ? 1 : 0) + (mail?.createdAt ? 1 : 0)
  return policy !== 'required' || count > 1
}

function CodesRow({
  left,
  total,
  onDo,
}: NonNullable<OwnFactorsReply['recoveryCodes']> & { onDo: (doing: Doing) => void }) {
  const { t } = useTranslation('account')
  return (
    <CardRow
      icon={<IconKey size={16} stroke={STROKE} aria-hidden="true" />}
      title={
        <>
          {t('factors.codes.title')} {left <= FEW && <Tag icon={IconAlertTriangle}>{t('factors.codes.few')}</Tag>}
        </>
      }
      note={t('factors.codes.left', { count: left, total })}
      aside={
        <Button size="xs" onClick={() => onDo({ kind: 'codes' })}>
          {t('factors.codes.go')}
        </Button>
      }
    />
  )
}

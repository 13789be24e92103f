import { Button } from '@mantine/core'
import { IconAlertTriangle, IconKey } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listOwnFactors } from '../../../../server/factors/contract.ts'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { STROKE } from '../../ui/icons.ts'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { Tag } from '../../ui/Tag.tsx'
import type { Doing } from '../factors/doing.ts'
import { OwnApp } from './OwnApp.tsx'
import { OwnMailed } from './OwnMailed.tsx'
import { OwnPasskeys } from './OwnPasskeys.tsx'
import { Waiting } from './useOwn.tsx'

const FactorDialog = lazy(() => import('../factors/FactorDialog.tsx'))

export type OwnFactorsReply = ReplyOf<typeof listOwnFactors>

const FEW = 3

/** One's own second factors: passkeys, an app, codes by mail; and the recovery codes. */
export function OwnFactors() {
  const { t } = useTranslation('account')
  const [doing, setDoing] = useState<Doing>()
  const { data, error, refetch } = useCall(listOwnFactors, {})
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting title={t('factors.title')} />
  if (data.policy === 'off' && !data.recoveryCodes) return null
  return (
    <Card title={t('factors.title')} flush>
      <CardRows>
        <OwnPasskeys {...data} onDo={setDoing} />
        <OwnApp {...data} onDo={setDoing} />
        {data.mail && <OwnMailed mail={data.mail} policy={data.policy} onDo={setDoing} />}
        {data.recoveryCodes && <CodesRow {...data.recoveryCodes} onDo={setDoing} />}
      </CardRows>
      <Suspense>{doing && <FactorDialog doing={doing} onClose={() => setDoing(undefined)} />}</Suspense>
    </Card>
  )
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

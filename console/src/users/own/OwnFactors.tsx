import { Button } from '@mantine/core'
import { IconAlertTriangle, IconDeviceMobile, IconKey } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listOwnFactors } from '../../../../server/factors/contract.ts'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { Ago } from '../../ui/Ago.tsx'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { STROKE } from '../../ui/icons.ts'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Waiting } from './useOwn.tsx'

const FactorDialog = lazy(() => import('../factors/FactorDialog.tsx'))

type Factors = ReplyOf<typeof listOwnFactors>
type Doing = 'setUp' | 'remove' | 'codes' | undefined

const FEW = 3

/** One's own second factor and its recovery codes. */
export function OwnFactors() {
  const { t } = useTranslation('account')
  const [doing, setDoing] = useState<Doing>()
  const { data, error, refetch } = useCall(listOwnFactors, {})
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting title={t('factors.title')} />
  if (data.policy === 'off' && !data.totp) return null
  return (
    <Card title={t('factors.title')} flush>
      <CardRows>
        <AppRow {...data} onDo={setDoing} />
        {data.recoveryCodes && <CodesRow {...data.recoveryCodes} onDo={setDoing} />}
      </CardRows>
      <Suspense>{doing && <FactorDialog kind={doing} onClose={() => setDoing(undefined)} />}</Suspense>
    </Card>
  )
}

function AppRow({ totp, policy, onDo }: Factors & { onDo: (doing: Doing) => void }) {
  const { t } = useTranslation('account')
  return (
    <CardRow
      icon={<IconDeviceMobile size={16} stroke={STROKE} aria-hidden="true" />}
      title={
        <>
          {t('factors.app')} {totp && <Tag>{t('factors.on')}</Tag>}
        </>
      }
      note={
        totp ? (
          <>
            {t('factors.used')} <Ago at={totp.usedAt} never={t('factors.never')} />
          </>
        ) : (
          t(policy === 'required' ? 'factors.required' : 'factors.none')
        )
      }
      aside={
        totp ? (
          <>
            {policy !== 'off' && (
              <Button size="xs" onClick={() => onDo('setUp')}>
                {t('factors.replace')}
              </Button>
            )}{' '}
            {policy !== 'required' && (
              <Button size="xs" onClick={() => onDo('remove')}>
                {t('factors.remove.go')}
              </Button>
            )}
          </>
        ) : (
          <Button size="xs" variant="filled" onClick={() => onDo('setUp')}>
            {t('factors.setUp.go')}
          </Button>
        )
      }
    />
  )
}

function CodesRow({ left, total, onDo }: NonNullable<Factors['recoveryCodes']> & { onDo: (doing: Doing) => void }) {
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
        <Button size="xs" onClick={() => onDo('codes')}>
          {t('factors.codes.go')}
        </Button>
      }
    />
  )
}

import { Button } from '@mantine/core'
import { IconDeviceMobile } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askForFactor, listUserFactors, stopAsking } from '../../../../server/factors/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { Ago } from '../../ui/Ago.tsx'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { STROKE } from '../../ui/icons.ts'
import { toast } from '../../ui/toast/store.ts'
import { callNameOf, type UserDetail } from '../types.ts'
import { ResetFactors } from './ResetFactors.tsx'

/** Which second factor somebody has; whoever has authority asks for one, or resets it. */
export function FactorsCard({ user }: { user: UserDetail }) {
  const { t } = useTranslation('users')
  const [isResetting, setResetting] = useState(false)
  const { data } = useCall(listUserFactors, { params: { user: user.id } })
  if (!data) return null
  return (
    <Card
      title={t('factor:ofUser.title')}
      flush
      aside={data.can.change && <AskButton user={user} isAsked={data.askedAt !== null} />}
    >
      <CardRows>
        <CardRow
          icon={<IconDeviceMobile size={16} stroke={STROKE} aria-hidden="true" />}
          title={t(data.totp ? 'factor:ofUser.app' : 'factor:ofUser.none')}
          note={
            data.totp ? (
              <>
                {t('factor:ofUser.codesLeft', { count: data.recoveryCodesLeft })} · {t('factor:ofUser.used')}{' '}
                <Ago at={data.totp.usedAt} never={t('never')} />
              </>
            ) : (
              t(`factor:ofUser.policy.${data.policy}`)
            )
          }
          aside={
            data.totp &&
            data.can.change && (
              <Button size="xs" onClick={() => setResetting(true)}>
                {t('factor:ofUser.reset.go')}
              </Button>
            )
          }
        />
      </CardRows>
      {isResetting && <ResetFactors user={user} onClose={() => setResetting(false)} />}
    </Card>
  )
}

function AskButton({ user, isAsked }: { user: UserDetail; isAsked: boolean }) {
  const { t } = useTranslation('users')
  const name = callNameOf(user)
  const ask = useChange(askForFactor, { done: () => toast(t('factor:ofUser.asked', { name })) })
  const stop = useChange(stopAsking, { done: () => toast(t('factor:ofUser.notAsked', { name })) })
  const change = isAsked ? stop : ask
  return (
    <Button size="xs" loading={change.isPending} onClick={() => change.mutate({ params: { user: user.id } })}>
      {t(isAsked ? 'factor:ofUser.stopAsking' : 'factor:ofUser.ask')}
    </Button>
  )
}

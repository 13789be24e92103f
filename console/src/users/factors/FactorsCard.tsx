import { Button } from '@mantine/core'
import { IconAlertTriangle, IconDeviceMobile, IconFingerprint, IconMail, IconShieldOff } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askForFactor, listUserFactors, stopAsking } from '../../../../server/factors/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { Ago } from '../../ui/Ago.tsx'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { type Icon, STROKE } from '../../ui/icons.ts'
import { Tag } from '../../ui/Tag.tsx'
import { toast } from '../../ui/toast/store.ts'
import { callNameOf, type UserDetail } from '../types.ts'
import { ResetFactors } from './ResetFactors.tsx'

/** Which second factors somebody has; whoever has authority asks for one, or resets them. */
export function FactorsCard({ user }: { user: UserDetail }) {
  const { t } = useTranslation('users')
  const [isResetting, setResetting] = useState(false)
  const { data } = useCall(listUserFactors, { params: { user: user.id } })
  if (!data) return null
  const { passkeys, totp, mail, policy, can } = data
  const hasAny = passkeys.length > 0 || totp !== null || mail !== null
  return (
    <Card
      title={t('factor:ofUser.title')}
      flush
      aside={
        can.change && (
          <span>
            {hasAny && (
              <Button size="xs" onClick={() => setResetting(true)}>
                {t('factor:ofUser.reset.go')}
              </Button>
            )}{' '}
            <AskButton user={user} isAsked={data.askedAt !== null} />
          </span>
        )
      }
    >
      <CardRows>
        {passkeys.map(({ id, name, usedAt, copiedAt }) => (
          <Factor key={id} icon={IconFingerprint} title={name} kind={t('factor:ofUser.passkey')} usedAt={usedAt}>
            {copiedAt && <Tag icon={IconAlertTriangle}>{t('factor:ofUser.copied')}</Tag>}
          </Factor>
        ))}
        {totp && <Factor icon={IconDeviceMobile} title={t('factor:ofUser.app')} usedAt={totp.usedAt} />}
        {mail && <Factor icon={IconMail} title={t('factor:ofUser.mail')} usedAt={mail.usedAt} />}
        {hasAny && <CardRow title={t('factor:ofUser.codesLeft', { count: data.recoveryCodesLeft })} />}
        {!hasAny && (
          <CardRow
            icon={<Sign of={IconShieldOff} />}
            title={t('factor:ofUser.none')}
            note={t(`factor:ofUser.policy.${policy}`)}
          />
        )}
      </CardRows>
      {isResetting && <ResetFactors user={user} onClose={() => setResetting(false)} />}
    </Card>
  )
}

interface FactorProps {
  readonly icon: Icon
  readonly title: string
  readonly kind?: string
  readonly usedAt: string | null
  readonly children?: ReactNode
}

function Factor({ icon, title, kind, usedAt, children }: FactorProps) {
  const { t } = useTranslation('users')
  return (
    <CardRow
      icon={<Sign of={icon} />}
      title={
        <>
          {title} {children}
        </>
      }
      note={
        <>
          {kind && `${kind} · `}
          {usedAt === null ? (
            t('factor:ofUser.neverUsed')
          ) : (
            <>
              {t('factor:ofUser.used')} <Ago at={usedAt} never="" />
            </>
          )}
        </>
      }
    />
  )
}

function Sign({ of: Icon }: { of: Icon }) {
  return <Icon size={16} stroke={STROKE} aria-hidden="true" />
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

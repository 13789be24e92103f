import { Button } from '@mantine/core'
import { IconDeviceMobile } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Ago } from '../../ui/Ago.tsx'
import { CardRow } from '../../ui/Card.tsx'
import { STROKE } from '../../ui/icons.ts'
import { Tag } from '../../ui/Tag.tsx'
import type { Doable, OwnFactorsReply } from './OwnFactors.tsx'

/** The authenticator app. */
export function OwnApp({ totp, policy, recoveryCodes, onDo, mayRemove }: OwnFactorsReply & Doable) {
  const { t } = useTranslation('account')
  const isOpen = policy !== 'off'
  const isFirst = !recoveryCodes
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
          t(isFirst && policy === 'required' ? 'factors.required' : 'factors.none')
        )
      }
      aside={
        totp ? (
          <>
            {isOpen && (
              <Button size="xs" onClick={() => onDo({ kind: 'setUp' })}>
                {t('factors.replace')}
              </Button>
            )}{' '}
            {mayRemove && (
              <Button size="xs" onClick={() => onDo({ kind: 'remove' })}>
                {t('factors.remove.go')}
              </Button>
            )}
          </>
        ) : (
          isOpen && (
            <Button size="xs" variant={isFirst ? 'filled' : 'default'} onClick={() => onDo({ kind: 'setUp' })}>
              {t('factors.setUp.go')}
            </Button>
          )
        )
      }
    />
  )
}

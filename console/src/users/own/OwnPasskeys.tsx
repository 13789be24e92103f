import { Button } from '@mantine/core'
import { IconAlertTriangle, IconFingerprint } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Ago } from '../../ui/Ago.tsx'
import { CardRow } from '../../ui/Card.tsx'
import { hasPasskeys } from '../../ui/factor/passkeys.ts'
import { STROKE } from '../../ui/icons.ts'
import { Tag } from '../../ui/Tag.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import type { Doable, OwnFactorsReply } from './OwnFactors.tsx'

/** A row to add one, or why there are none here; then each by its name. */
export function OwnPasskeys({ passkeys, policy, recoveryCodes, ...doable }: OwnFactorsReply & Doable) {
  const { t } = useTranslation('account')
  const adding = passkeys.adding === 'open' && !hasPasskeys() ? 'browser' : passkeys.adding
  const isOpen = adding === 'open' && policy !== 'off'
  const isShown = isOpen || adding !== 'off'
  return (
    <>
      {isShown && (
        <CardRow
          icon={<Sign />}
          title={t('factors.passkeys.title')}
          note={t(`factors.passkeys.${adding}`)}
          aside={
            isOpen && (
              <Button
                size="xs"
                variant={recoveryCodes ? 'default' : 'filled'}
                onClick={() => doable.onDo({ kind: 'addPasskey' })}
              >
                {t('factors.passkeys.add')}
              </Button>
            )
          }
        />
      )}
      {passkeys.items.map((passkey) => (
        <PasskeyRow key={passkey.id} passkey={passkey} {...doable} />
      ))}
    </>
  )
}

function PasskeyRow({ passkey, onDo, mayRemove }: { passkey: OwnFactorsReply['passkeys']['items'][number] } & Doable) {
  const { t } = useTranslation('account')
  const format = useFormat()
  const { name, createdAt, usedAt, backedUp, copiedAt } = passkey
  return (
    <CardRow
      icon={<Sign />}
      title={
        <>
          {name} {backedUp && <Tag>{t('factors.passkeys.synced')}</Tag>}{' '}
          {copiedAt && <Tag icon={IconAlertTriangle}>{t('factors.passkeys.copied')}</Tag>}
        </>
      }
      note={
        <>
          {t('factors.passkeys.added', { moment: format.moment(createdAt) })} · {t('factors.usedToo')}{' '}
          <Ago at={usedAt} never={t('factors.never')} />
        </>
      }
      aside={
        <>
          <Button
            size="xs"
            aria-label={t('factors.passkeys.renameOne', { name })}
            onClick={() => onDo({ kind: 'renamePasskey', passkey })}
          >
            {t('factors.passkeys.rename')}
          </Button>{' '}
          {mayRemove && (
            <Button
              size="xs"
              aria-label={t('factors.passkeys.removeOne', { name })}
              onClick={() => onDo({ kind: 'removePasskey', passkey })}
            >
              {t('factors.remove.go')}
            </Button>
          )}
        </>
      }
    />
  )
}

function Sign() {
  return <IconFingerprint size={16} stroke={STROKE} aria-hidden="true" />
}

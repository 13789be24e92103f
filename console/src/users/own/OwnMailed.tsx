import { Button } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Ago } from '../../ui/Ago.tsx'
import { CardRow } from '../../ui/Card.tsx'
import { STROKE } from '../../ui/icons.ts'
import { Tag } from '../../ui/Tag.tsx'
import type { Doable, OwnFactorsReply } from './OwnFactors.tsx'

interface Props extends Doable {
  readonly mail: NonNullable<OwnFactorsReply['mail']>
  readonly policy: OwnFactorsReply['policy']
}

/** Codes by mail: the weakest one, and said so. */
export function OwnMailed({ mail, policy, onDo, mayRemove }: Props) {
  const { t } = useTranslation('account')
  const isOn = mail.createdAt !== null
  return (
    <CardRow
      icon={<IconMail size={16} stroke={STROKE} aria-hidden="true" />}
      title={
        <>
          {t('factors.mailed.title')} {isOn && <Tag>{t('factors.on')}</Tag>} <Tag>{t('factors.mailed.weak')}</Tag>
        </>
      }
      note={
        isOn ? (
          <>
            {mail.isAllowed ? t('factors.mailed.to', { address: mail.address }) : t('factors.mailed.notNow')} ·{' '}
            {t('factors.usedToo')} <Ago at={mail.usedAt} never={t('factors.never')} />
          </>
        ) : (
          t('factors.mailed.none', { address: mail.address })
        )
      }
      aside={
        isOn
          ? mayRemove && (
              <Button size="xs" onClick={() => onDo({ kind: 'removeMailed' })}>
                {t('factors.remove.go')}
              </Button>
            )
          : policy !== 'off' && (
              <Button size="xs" onClick={() => onDo({ kind: 'setUpMailed' })}>
                {t('factors.setUp.go')}
              </Button>
            )
      }
    />
  )
}

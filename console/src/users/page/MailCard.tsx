import { IconMail, IconMailCheck, IconMailX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { listUserMail } from '../../../../server/users/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { Ago } from '../../ui/Ago.tsx'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { STROKE } from '../../ui/icons.ts'
import { useFormat } from '../../ui/useFormat.ts'
import type { UserDetail } from '../types.ts'
import classes from './Cards.module.css'

type Mail = ReplyOf<typeof listUserMail>['items'][number]

const SHORT = 3
const icons = {
  queued: IconMail,
  sending: IconMail,
  sent: IconMailCheck,
  failed: IconMailX,
  'given-up': IconMailX,
} as const

/** Mails to this person and what became of them. */
export function MailCard({ user, isShort = false }: { user: UserDetail; isShort?: boolean }) {
  const { t } = useTranslation('users')
  const { data } = useCall(listUserMail, { params: { user: user.id } })
  if (!data || (isShort && data.items.length === 0 && data.mailAvailable)) return null
  const shown = isShort ? data.items.slice(0, SHORT) : data.items
  return (
    <Card title={t('mail.title')} flush>
      {shown.length > 0 ? (
        <CardRows>
          {shown.map((mail) => (
            <MailRow key={mail.id} mail={mail} />
          ))}
        </CardRows>
      ) : (
        <p className={classes.empty}>{t(data.mailAvailable ? 'mail.none' : 'mail.noService')}</p>
      )}
    </Card>
  )
}

function MailRow({ mail }: { mail: Mail }) {
  const { t } = useTranslation('users')
  const format = useFormat()
  const Sign = icons[mail.state]
  const isFailed = mail.state === 'failed' || mail.state === 'given-up'
  const next = mail.nextAt && mail.state === 'failed' ? t('mail.next', { moment: format.until(mail.nextAt) }) : ''
  return (
    <CardRow
      icon={<Sign className={isFailed ? (classes.failed ?? '') : ''} size={16} stroke={STROKE} aria-hidden="true" />}
      title={t(`outbox:template.${mail.template}`, { defaultValue: mail.template })}
      note={[t(`mail.state.${mail.state}`, { address: mail.recipient }), mail.lastError, next]
        .filter(Boolean)
        .join(' ')}
      aside={<Ago at={mail.sentAt ?? mail.createdAt} />}
    />
  )
}

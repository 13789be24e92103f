import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { Ago, DayOf } from '../../ui/Ago.tsx'
import { Anchor } from '../../ui/Anchor.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmailText } from '../../ui/EmailText.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { hrefOfUser, type UserDetail } from '../types.ts'

/** How to reach somebody, and when they came. */
export function FactsCard({ user }: { user: UserDetail }) {
  const { t } = useTranslation('users')
  const viewer = useViewer()
  const isPerson = user.type !== 'api'
  const facts: (readonly [string, ReactNode] | false)[] = [
    isPerson && [t('column.email'), <PrimaryEmail key="email" user={user} />],
    [t('column.username'), user.username ?? ''],
    isPerson && [t('column.phone'), user.phone ?? ''],
    isPerson && [t('column.position'), positionOf(user)],
    isPerson && [t('column.manager'), user.manager && <Manager key="manager" user={user} />],
    [
      t('column.created'),
      <span key="created">
        <DayOf at={user.createdAt} /> {user.createdBy && t('page.by', { name: user.createdBy })}
      </span>,
    ],
    isPerson && [t('column.signIn'), <LastSignIn key="in" user={user} />],
    isPerson &&
      Boolean(viewer.can['sign-in-log.read']) && [
        t('facts.log'),
        <Anchor key="log" href={`/sign-ins?person=${user.id}`}>
          {t('facts.signIns')}
        </Anchor>,
      ],
    [t('column.active'), <Ago key="active" at={user.lastActiveAt} never={t('never')} />],
    isPerson && [t('facts.failed'), user.failedAttempts],
    user.from !== null && [t('form.from'), <DayOf key="from" at={user.from} />],
    user.until !== null && [t('form.until'), <DayOf key="until" at={user.until} />],
  ]
  return (
    <Card title={t('facts.title')}>
      <FactList facts={facts.filter((fact) => fact !== false)} />
    </Card>
  )
}

/** What somebody is: in the house, else in their teams. */
function positionOf({ position, teams }: UserDetail): string {
  const held = teams.filter((team) => team.position).map((team) => `${team.position} (${team.name})`)
  return [position, ...held].filter(Boolean).join(', ')
}

function PrimaryEmail({ user }: { user: UserDetail }) {
  const { t } = useTranslation('users')
  if (!user.email) return <span className="quiet">–</span>
  return (
    <span>
      <EmailText address={user.email} /> {user.emails.length > 1 && <Tag>{t('facts.primary')}</Tag>}
    </span>
  )
}

function Manager({ user }: { user: UserDetail }) {
  return user.manager && <Anchor href={hrefOfUser(user.manager)}>{user.manager.name}</Anchor>
}

function LastSignIn({ user }: { user: UserDetail }) {
  const { t } = useTranslation('users')
  return (
    <span>
      <Ago at={user.lastSignInAt} never={t('never')} />
      {user.lastSignInAddress && <span className="quiet"> {t('facts.from', { address: user.lastSignInAddress })}</span>}
    </span>
  )
}

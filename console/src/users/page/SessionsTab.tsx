import { Button } from '@mantine/core'
import { IconDeviceDesktop } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { listUserSessions } from '../../../../server/sessions/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useViewer } from '../../api/viewer.ts'
import { Ago } from '../../ui/Ago.tsx'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { STROKE } from '../../ui/icons.ts'
import { Column } from '../../ui/Page.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { FactorsCard } from '../factors/FactorsCard.tsx'
import classes from './Cards.module.css'
import type { TabProps } from './UserTabs.tsx'

/** Where this person is signed in, and the button that ends all of it. */
export function SessionsTab({ user, layers }: TabProps) {
  const { t } = useTranslation('users')
  const format = useFormat()
  const viewer = useViewer()
  const { data, error, refetch } = useCall(listUserSessions, { params: { user: user.id } })
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />
  if (!data) return null
  return (
    <Column>
      {viewer.can['users.factors'] && <FactorsCard user={user} />}
      <Card
        title={t('sessions.title')}
        count={data.items.length}
        flush
        aside={
          data.items.length > 0 && (
            <Button size="xs" onClick={() => layers.open('sessions', user)}>
              {t('sessions.endAll')}
            </Button>
          )
        }
      >
        {data.items.length === 0 && <p className={classes.empty}>{t('sessions.none')}</p>}
        <CardRows>
          {data.items.map((session) => (
            <CardRow
              key={session.id}
              icon={<IconDeviceDesktop size={16} stroke={STROKE} aria-hidden="true" />}
              title={session.device}
              note={t('sessions.note', { address: session.address, moment: format.moment(session.createdAt) })}
              aside={<Ago at={session.seenAt} />}
            />
          ))}
        </CardRows>
      </Card>
    </Column>
  )
}

import { Button } from '@mantine/core'
import { IconDeviceDesktop, IconSpy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { endUserSession, listUserSessions } from '../../../../server/sessions/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { useViewer } from '../../api/viewer.ts'
import { Ago } from '../../ui/Ago.tsx'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { STROKE } from '../../ui/icons.ts'
import { Column } from '../../ui/Page.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { FactorsCard } from '../factors/FactorsCard.tsx'
import classes from './Cards.module.css'
import type { TabProps } from './UserTabs.tsx'

/** Where this person is signed in, and the button that ends all of it. */
export function SessionsTab({ user, layers }: TabProps) {
  const { t } = useTranslation('users')
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
            <SessionRow key={session.id} user={user} session={session} />
          ))}
        </CardRows>
      </Card>
    </Column>
  )
}

interface RowProps extends Pick<TabProps, 'user'> {
  readonly session: ReplyOf<typeof listUserSessions>['items'][number]
}

/** A browser of theirs; or an administrator who is logged in as them, which can be ended by itself. */
function SessionRow({ user, session }: RowProps) {
  const { t } = useTranslation('users')
  const format = useFormat()
  const name = session.administrator
  const end = useChange(endUserSession, { alters: ['users'], done: () => toast(t('sessions.ended', { name })) })
  const Sign = name === null ? IconDeviceDesktop : IconSpy
  return (
    <CardRow
      icon={<Sign size={16} stroke={STROKE} aria-hidden="true" />}
      title={name === null ? session.device || t('sessions.unknown') : t('sessions.administrator', { name })}
      note={`${session.portal ? `${session.portal} · ` : ''}${t('sessions.note', {
        address: session.address,
        moment: format.moment(session.createdAt),
      })}`}
      aside={
        name === null ? (
          <Ago at={session.seenAt} />
        ) : (
          <Button
            size="xs"
            aria-label={t('sessions.endOf', { name })}
            loading={end.isPending}
            onClick={() => end.mutate({ params: { user: user.id, session: session.id } })}
          >
            {t('sessions.end')}
          </Button>
        )
      }
    />
  )
}

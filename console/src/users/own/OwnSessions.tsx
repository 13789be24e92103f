import { Button } from '@mantine/core'
import { IconDeviceDesktop, IconSpy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { endOtherSessions, endOwnSession, listOwnSessions } from '../../../../server/sessions/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { useViewer } from '../../api/viewer.ts'
import { Ago } from '../../ui/Ago.tsx'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { STROKE } from '../../ui/icons.ts'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { Waiting } from './useOwn.tsx'

/** Where one is signed in; any other browser can be signed out from here. */
export function OwnSessions() {
  const { t } = useTranslation('account')
  const { loggedInAs } = useViewer()
  const { data, error, refetch } = useCall(listOwnSessions, {})
  const others = useChange(endOtherSessions, {
    alters: ['users'],
    done: ({ ended }) => toast(t('sessions.ended', { count: ended })),
  })
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting title={t('sessions.title')} />
  const isMore = !loggedInAs && data.items.some(({ current }) => !current)
  const items = [...data.items].sort((one, other) => Number(other.current) - Number(one.current))
  return (
    <Card
      title={t('sessions.title')}
      count={data.items.length}
      flush
      aside={
        isMore && (
          <Button size="xs" loading={others.isPending} onClick={() => others.mutate({})}>
            {t('sessions.endOthers')}
          </Button>
        )
      }
    >
      <CardRows>
        {items.map((session) => (
          <SessionRow key={session.id} {...session} isLocked={loggedInAs !== null} />
        ))}
      </CardRows>
    </Card>
  )
}

interface RowProps {
  readonly id: string
  readonly current: boolean
  readonly device: string
  readonly address: string
  readonly createdAt: string
  readonly seenAt: string
  readonly administrator: string | null
  /** The portal at which, by name. */
  readonly portal: string | null
  /** Somebody else is logged in as its owner, and ends nothing. */
  readonly isLocked: boolean
}

function SessionRow({ id, current, device, address, createdAt, seenAt, administrator, portal, isLocked }: RowProps) {
  const { t } = useTranslation('account')
  const format = useFormat()
  const end = useChange(endOwnSession, { alters: ['users'], done: () => toast(t('sessions.ended', { count: 1 })) })
  const Sign = administrator === null ? IconDeviceDesktop : IconSpy
  const who =
    administrator === null ? device || t('sessions.unknown') : t('sessions.administrator', { name: administrator })
  return (
    <CardRow
      icon={<Sign size={16} stroke={STROKE} aria-hidden="true" />}
      title={
        <>
          {who} {current && <Tag>{t('sessions.current')}</Tag>}
        </>
      }
      note={
        <>
          {portal && `${portal} · `}
          {t(address ? 'sessions.note' : 'sessions.noteSince', { address, moment: format.moment(createdAt) })}{' '}
          <Ago at={seenAt} />
        </>
      }
      aside={
        !current &&
        !isLocked && (
          <Button
            size="xs"
            aria-label={t('sessions.endOne', { device: who })}
            loading={end.isPending}
            onClick={() => end.mutate({ params: { session: id } })}
          >
            {t('sessions.end')}
          </Button>
        )
      }
    />
  )
}

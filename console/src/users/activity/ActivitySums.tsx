import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { kindOf } from '../../ui/trail/eventIcons.ts'
import { useFormat } from '../../ui/useFormat.ts'
import type { UserDetail } from '../types.ts'
import classes from './Activity.module.css'
import { actorOf, type TrailItem, useUnnamed } from './useSentence.tsx'
import type { Photos } from './useTimeline.ts'

interface Props {
  readonly items: readonly TrailItem[]
  readonly photos: Photos
  readonly user: UserDetail
}

/** What the events that are shown add up to, and who caused them. */
export function ActivitySums({ items, photos, user }: Props) {
  const { t } = useTranslation('users')
  const format = useFormat()
  const oldest = items.at(-1)
  if (!oldest) return null
  const changes = items.filter(({ event }) => kindOf(event) === 'changes')
  const signIns = items.filter(({ event }) => event === 'session.opened')
  const byActor = [...Map.groupBy(changes, (item) => item.actor.id ?? '')].sort(([, a], [, b]) => b.length - a.length)
  return (
    <>
      <Card title={t('activity.since', { day: format.day(oldest.at) })}>
        <dl className={classes.counts}>
          <div>
            <dt>{t('activity.changes')}</dt>
            <dd>{format.number(changes.length)}</dd>
          </div>
          <div>
            <dt>{t('activity.signIns')}</dt>
            <dd>{format.number(signIns.length)}</dd>
          </div>
        </dl>
      </Card>
      {byActor.length > 0 && (
        <Card title={t('activity.changedBy')} flush>
          <CardRows>
            {byActor.map(([id, list]) => (
              <ActorRow key={id} id={id} list={list} photo={photos[id]} user={user} />
            ))}
          </CardRows>
        </Card>
      )}
    </>
  )
}

interface RowProps {
  readonly id: string
  readonly list: readonly TrailItem[]
  readonly photo: string | null | undefined
  readonly user: UserDetail
}

function ActorRow({ id, list, photo, user }: RowProps) {
  const { t } = useTranslation('users')
  const unnamed = useUnnamed()
  const name = list[0] ? actorOf(list[0], user, unnamed) : ''
  return (
    <CardRow
      icon={<Avatar id={id} name={name} photo={photo} size={24} />}
      title={name}
      aside={t('activity.count', { count: list.length })}
    />
  )
}

import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import type { UserDetail } from '../types.ts'
import classes from './Activity.module.css'
import { kindOf } from './eventIcons.ts'
import { actorOf, type TrailItem } from './useSentence.tsx'

/** What the events that are shown add up to, and who caused them. */
export function ActivitySums({ items, user }: { items: readonly TrailItem[]; user: UserDetail }) {
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
              <ActorRow key={id} id={id} list={list} user={user} />
            ))}
          </CardRows>
        </Card>
      )}
    </>
  )
}

function ActorRow({ id, list, user }: { id: string; list: readonly TrailItem[]; user: UserDetail }) {
  const { t } = useTranslation('users')
  const name = list[0] ? actorOf(list[0], user, t('event.somebody')) : ''
  return (
    <CardRow
      icon={<Avatar id={id} name={name} size={24} />}
      title={name}
      aside={t('activity.count', { count: list.length })}
    />
  )
}

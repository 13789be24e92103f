import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Column, Columns } from '../../ui/Page.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { kindOf } from '../../ui/trail/eventIcons.ts'
import { useDayName } from '../../ui/useDayName.ts'
import { dayIn } from '../../ui/zone.ts'
import type { TabProps } from '../page/UserTabs.tsx'
import type { UserDetail } from '../types.ts'
import classes from './Activity.module.css'
import { ActivitySums } from './ActivitySums.tsx'
import { EventLine } from './EventLine.tsx'
import type { TrailItem } from './useSentence.tsx'
import { useTimeline } from './useTimeline.ts'

const CHOICES = ['everything', 'changes', 'waysIn'] as const

/** Days, then events: who did what to this person. */
export function ActivityTab({ user }: TabProps) {
  const { t } = useTranslation('users')
  const [choice, setChoice] = useState<string>('everything')
  const { items, photos, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useTimeline(user.id)
  if (error && !items) return <ProblemState problem={error} onRetry={() => void refetch()} />
  if (!items) return null
  const shown = items.filter(({ event }) => choice === 'everything' || kindOf(event) === choice)
  return (
    <Columns as="activity">
      <div>
        <div className={classes.head}>
          <SegmentedControl
            aria-label={t('activity.show')}
            value={choice}
            onChange={setChoice}
            data={CHOICES.map((value) => ({ value, label: t(`activity.${value}`) }))}
          />
        </div>
        <Days items={shown} user={user} />
        {shown.length === 0 && <p className="quiet">{t('activity.none')}</p>}
        {hasNextPage && (
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('activity.older')}
          </Button>
        )}
      </div>
      <Column>
        <ActivitySums items={items} photos={photos} user={user} />
      </Column>
    </Columns>
  )
}

function Days({ items, user }: { items: readonly TrailItem[]; user: UserDetail }) {
  const nameOf = useDayName()
  const days = Map.groupBy(items, ({ at }) => dayIn(at))
  return [...days].map(([day, events]) => (
    <section key={day}>
      <h2 className={classes.day}>{nameOf(events[0]?.at ?? '')}</h2>
      <ol>
        {events.map((item) => (
          <EventLine key={item.id} item={item} user={user} />
        ))}
      </ol>
    </section>
  ))
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import type { listTimeline } from '../../../../server/users/contract.ts'
import type { UserDetail } from '../types.ts'

export type TrailItem = ReplyOf<typeof listTimeline>['items'][number]

const THING = '\u0001' // stands for the name that is set in bold; no name holds it

/** *Grace Okafor gave the role Case officer*: an event of the trail in words. */
export function useSentence(): (item: TrailItem, about: UserDetail) => ReactNode {
  const { t, i18n } = useTranslation('users')
  return (item, about) => {
    const key = `event.${item.event}`
    const told = i18n.exists(`users:${key}`, { count: 1 }) ? key : 'event.other'
    const thing = thingOf(item)
    const words = t(told, { ...wordsOf(item), thing: THING, event: item.event, count: countOf(item) })
    const [before = '', after = ''] = words.split(THING)
    return (
      <>
        <b className="strong">{actorOf(item, about, t('event.somebody'))}</b> {before}
        {words.includes(THING) && <b className="strong">{thing}</b>}
        {after}
      </>
    )
  }
}

/** Who did it, by the name of that time; with a link it was whoever the link was for. */
export function actorOf({ actor, entity }: TrailItem, about: UserDetail, somebody: string): string {
  if (actor.name) return actor.name
  if (actor.kind === 'system') return 'Roster'
  return actor.id === null && entity.id === about.id ? (entity.name ?? about.name) : somebody
}

function thingOf({ also, entity, after }: TrailItem): string {
  return text(also.role) || text(also.team) || text(after.type) || (entity.name ?? '')
}

function wordsOf({ also }: TrailItem) {
  return { context: text(also.link), position: text(also.position) }
}

const countOf = ({ also }: TrailItem): number => (typeof also.ended === 'number' ? also.ended : 1)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

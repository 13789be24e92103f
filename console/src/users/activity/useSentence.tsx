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
  const who = useWho()
  return (item, about) => {
    const key = `event.${item.event}`
    const told = i18n.exists(`users:${key}`, { count: 1 }) ? key : 'event.other'
    const thing = thingOf(item)
    const words = t(told, { ...wordsOf(item), thing: THING, event: item.event, count: countOf(item) })
    const [before = '', after = ''] = words.split(THING)
    return (
      <>
        <b className="strong">{who(item, about)}</b> {before}
        {words.includes(THING) && <b className="strong">{thing}</b>}
        {after}
      </>
    )
  }
}

/** *Grace Okafor*, or *Ada Lovelace as Bob Harris* where she was logged in as him. */
export function useWho(): (item: TrailItem, about: UserDetail) => string {
  const { t } = useTranslation('users')
  const unnamed = useUnnamed()
  return (item, about) => {
    const name = actorOf(item, about, unnamed)
    return item.realActor ? t('event.as', { real: item.realActor.name ?? unnamed.erased, name }) : name
  }
}

interface Unnamed {
  readonly somebody: string
  readonly erased: string
}

/** What stands for those whose name is not known any more. */
export function useUnnamed(): Unnamed {
  const { t } = useTranslation('users')
  return { somebody: t('event.somebody'), erased: t('event.erased') }
}

/** Who did it, by the name of that time; with a link it was whoever the link was for. */
export function actorOf({ actor, entity }: TrailItem, about: UserDetail, { somebody, erased }: Unnamed): string {
  if (actor.name) return actor.name
  if (actor.kind === 'system') return 'Roster'
  if (actor.id === null && entity.id === about.id) return entity.name ?? about.name
  // Whoever was erased keeps the end of the id: the same person is still the same.
  return actor.id === null ? somebody : `${erased} …${actor.id.slice(-4)}`
}

function thingOf({ also, entity, after }: TrailItem): string {
  return text(also.role) || text(also.team) || text(after.type) || (entity.name ?? '')
}

function wordsOf({ also }: TrailItem) {
  return { context: text(also.link), position: text(also.position) }
}

const countOf = ({ also }: TrailItem): number => (typeof also.ended === 'number' ? also.ended : 1)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What a row said at a past moment, told from what happened to it since. Pure: the row as it is and the events after, in order. */
import type { TrailItem } from '../../audit/index.ts'
import type { Instant } from '../../platform/clock.ts'
import { refuse } from '../../platform/refusal.ts'
import type { PersonRow } from '../facts.store.ts'
import { HistoryTooShort } from '../failures.ts'

type Events = readonly TrailItem[]

export const ABOUT_PEOPLE = [
  'user.suspended',
  'user.reactivated',
  'user.deleted',
  'user.restored',
  'user.type-changed',
  'user.edited',
]
export const ABOUT_ROLES = ['role.edited', 'role.deleted', 'role.restored']
export const ABOUT_MODULES = ['module.installed', 'module.removed']
export const ABOUT_PORTALS = ['portal.switched-off', 'portal.switched-on', 'portal.deleted', 'portal.restored']
export const ABOUT_TEAMS = ['team.moved', 'team.deleted', 'team.restored']

/** The person as they were; undefined where they did not exist yet. */
export function personAt(row: PersonRow, events: Events, at: Instant): PersonRow | undefined {
  if (row.created_at > at) return undefined
  const type = firstOf(events, ['user.type-changed'])
  const bounds = events.find((item) => item.event === 'user.edited' && ('from' in told(item) || 'until' in told(item)))
  return {
    ...row,
    suspended_at: wasSuspended(row, events) ? (row.suspended_at ?? at) : null,
    deleted_at: wasGone(row, events, { gone: 'user.deleted', back: 'user.restored' }) ? at : null,
    type: type ? typeOf(told(type).type) : row.type,
    ...(bounds ? boundsOf(row, told(bounds)) : {}),
    started_at: row.started_at !== null && row.started_at <= at ? row.started_at : null,
  }
}

/** Who was suspended again was suspended before; who was let in was, too. */
function wasSuspended(row: PersonRow, events: Events): boolean {
  const first = firstOf(events, ['user.suspended', 'user.reactivated'])
  if (!first) return row.suspended_at !== null
  told(first)
  return first.event === 'user.reactivated' || first.also.formerly !== undefined
}

/** Whether a role was there and active. */
export function wasActive(
  row: { readonly created_at: Instant; readonly deleted_at: Instant | null; readonly inactive_at: Instant | null },
  events: Events,
  at: Instant,
): boolean {
  if (row.created_at > at || wasGone(row, events, { gone: 'role.deleted', back: 'role.restored' })) return false
  const edit = events.find((item) => item.event === 'role.edited' && 'inactive' in told(item))
  return edit ? told(edit).inactive === false : row.inactive_at === null || row.inactive_at > at
}

/** Whether a module was out of effect: what is installed next was not there before. */
export function wasRemoved(row: { readonly removed_at: Instant | null }, events: Events): boolean {
  const first = firstOf(events, ABOUT_MODULES)
  return first ? first.event === 'module.installed' : row.removed_at !== null
}

/** Under which team a team lay; undefined where it was not there. */
export function parentAt(
  row: { readonly parent_id: string | null; readonly created_at: Instant; readonly deleted_at: Instant | null },
  events: Events,
  at: Instant,
): string | null | undefined {
  if (row.created_at > at || wasGone(row, events, { gone: 'team.deleted', back: 'team.restored' })) return undefined
  const move = firstOf(events, ['team.moved'])
  if (!move) return row.parent_id
  told(move)
  return typeof move.also.fromId === 'string' ? move.also.fromId : null
}

/** Whether a portal was on; undefined where it was not there. What is switched off next was on before. */
export function wasOn(
  row: { readonly created_at: Instant; readonly deleted_at: Instant | null; readonly off_at: Instant | null },
  events: Events,
  at: Instant,
): boolean | undefined {
  if (row.created_at > at || wasGone(row, events, { gone: 'portal.deleted', back: 'portal.restored' })) return undefined
  const turn = firstOf(events, ['portal.switched-off', 'portal.switched-on'])
  return turn ? turn.event === 'portal.switched-off' : row.off_at === null
}

function wasGone(row: { readonly deleted_at: Instant | null }, events: Events, names: { gone: string; back: string }) {
  const first = firstOf(events, [names.gone, names.back])
  return first ? first.event === names.back : row.deleted_at !== null
}

function firstOf(events: Events, names: readonly string[]): TrailItem | undefined {
  return events.find((item) => names.includes(item.event))
}

/** What stood there before; refuses where the details were erased. */
function told(item: TrailItem): Readonly<Record<string, unknown>> {
  return item.entity.name === null ? refuse(HistoryTooShort) : item.before
}

function typeOf(value: unknown): PersonRow['type'] {
  return value === 'admin' ? 'admin' : 'regular'
}

function boundsOf(row: PersonRow, { from = row.from_at, until = row.until_at }: Readonly<Record<string, unknown>>) {
  return { from_at: from as Instant | null, until_at: until as Instant | null }
}

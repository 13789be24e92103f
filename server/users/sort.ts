import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { refuseField } from '../platform/refusal.ts'
import { listFields } from '../profile-fields/index.ts'
import type { UserFilter } from './list.store.ts'
import { byValue, NO_VALUE, ORDERS, type Order, withoutValue, withWord } from './sort.store.ts'

type Place = readonly [key: string | number, id: string] | undefined

/** A stretch of a list: an order, and where in it to begin. */
export interface Stretch {
  readonly order: Order
  readonly place: Place
  readonly filter: UserFilter
}

interface Sorting {
  readonly sort: string
  readonly descending: boolean
  readonly place: Place
  readonly filter: UserFilter
}

/**
 * The stretches of a list sorted by this, after the place. By status and type, one for each that the filter lets in. By a
 * field, which must be declared sortable, those without
 * a value come last in both directions: whoever sorts by it looks for values.
 */
export async function stretchesOf(ctx: Context, sorting: Sorting): Promise<readonly Stretch[]> {
  const { sort, place, filter } = sorting
  if (sort === 'status')
    return inGroups(
      sorting,
      filter.status.map((status) => ({ word: status, column: 'status_key', filter: { ...filter, status: [status] } })),
    )
  if (sort === 'type')
    return inGroups(
      sorting,
      filter.types.map((type) => ({ word: type, column: 'type', filter: { ...filter, types: [type] } })),
    )
  const own = ORDERS[sort]
  if (own) return [{ order: own(ctx.world.engine.kind), place, filter }]
  const key = sort.slice('fields.'.length)
  const field = (await listFields(ctx)).find((one) => one.key === key && one.sortable)
  if (!field) return refuseField(Invalid, 'sort', 'Users cannot be sorted by this.', 'not-sortable')
  const rest = { order: withoutValue(field.id), place: undefined, filter }
  return place?.[0] === NO_VALUE ? [{ ...rest, place }] : [{ order: byValue(field.id), place, filter }, rest]
}

interface Group {
  readonly word: string
  readonly column: 'status_key' | 'type'
  readonly filter: UserFilter
}

function inGroups({ descending, place }: Sorting, groups: readonly Group[]): Stretch[] {
  const sorted = groups.toSorted((a, b) => (a.word < b.word ? -1 : 1))
  const inOrder = descending ? sorted.reverse() : sorted
  const isAhead = ({ word }: Group) => !place || (descending ? word <= place[0] : word >= place[0])
  return inOrder.filter(isAhead).map(({ word, column, filter }) => ({
    order: withWord(column, word),
    place: place?.[0] === word ? place : undefined,
    filter,
  }))
}

const MOMENTS = new Set(['created', 'lastActive', 'lastSignIn', 'until'])

/** Whether a cursor of a list sorted by this can hold such a key: what a database would not take is none of ours. */
export function isKeyOf(sort: string, key: string | number): boolean {
  if (typeof key === 'number') return sort === 'failedAttempts' || (sort.startsWith('fields.') && key === NO_VALUE)
  if (MOMENTS.has(sort)) return key === '' ? sort !== 'created' : isMoment(key)
  return sort !== 'failedAttempts'
}

function isMoment(text: string): boolean {
  const at = Date.parse(text)
  return !Number.isNaN(at) && new Date(at).toISOString() === text
}

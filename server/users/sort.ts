import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { refuseField } from '../platform/refusal.ts'
import { listFields } from '../profile-fields/index.ts'
import { byValue, NO_VALUE, ORDERS, type Order, withoutValue } from './sort.store.ts'

type Place = readonly [key: string | number, id: string] | undefined

/** A stretch of a list: an order, and where in it to begin. */
export interface Stretch {
  readonly order: Order
  readonly place: Place
}

/**
 * The stretches of a list sorted by this, after the place. By a field, which must be declared sortable, those without
 * a value come last in both directions: whoever sorts by it looks for values.
 */
export async function stretchesOf(ctx: Context, sort: string, place: Place): Promise<readonly Stretch[]> {
  const own = ORDERS[sort]
  if (own) return [{ order: own(ctx.world.engine.kind), place }]
  const key = sort.slice('fields.'.length)
  const field = (await listFields(ctx)).find((one) => one.key === key && one.sortable)
  if (!field) return refuseField(Invalid, 'sort', 'Users cannot be sorted by this.', 'not-sortable')
  const rest = { order: withoutValue(field.id), place: undefined }
  return place?.[0] === NO_VALUE ? [{ ...rest, place }] : [{ order: byValue(field.id), place }, rest]
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

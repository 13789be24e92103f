import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { refuseField } from '../platform/refusal.ts'
import { listFields } from '../profile-fields/index.ts'
import { KEYS, profileKey } from './sort.store.ts'

/** The key a list is sorted by; profile fields only where they are declared sortable. */
export async function sortKeyOf(ctx: Context, sort: string) {
  const own = KEYS[sort]
  if (own) return own(ctx.world.engine.kind)
  const key = sort.slice('fields.'.length)
  const field = (await listFields(ctx)).find((one) => one.key === key && one.sortable)
  return field ? profileKey(field.id) : refuseField(Invalid, 'sort', 'Users cannot be sorted by this.', 'not-sortable')
}

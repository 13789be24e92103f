import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { refuseField } from '../platform/refusal.ts'
import * as store from './store.ts'

const LONGEST_CHAIN = 1000 // more levels than any organisation; ends a walk over damaged data

/** Refuses oneself, somebody who does not exist, and whoever already reports to the user, at whatever distance. */
export async function assertManager(ctx: Context, userId: string, managerId: string | null | undefined): Promise<void> {
  if (!managerId) return
  if (managerId === userId) refuseField(Invalid, 'managerId', 'Nobody is their own manager.', 'self')
  let at: string | null = managerId
  for (let steps = 0; at !== null && steps < LONGEST_CHAIN; steps++) {
    const person = await store.findManager(ctx.db, at)
    const usable = person && person.type !== 'system' && !person.deleted_at
    if (at === managerId && !usable) return refuseField(Invalid, 'managerId', 'This manager does not exist.', 'unknown')
    if (person?.manager_id === userId)
      refuseField(Invalid, 'managerId', 'This would make a circle of managers.', 'cycle')
    at = person?.manager_id ?? null
  }
}

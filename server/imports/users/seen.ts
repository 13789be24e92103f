import { getPerson, isBeyondRoles } from '../../access/index.ts'
import type { Tx } from '../../platform/context.ts'
import { Conflict } from '../../platform/failures.ts'
import { Refusal, refuse } from '../../platform/refusal.ts'

/** Whoever may not see a person must not learn from an import who they are, or what is true of them (R69). */
export async function assertSeen(tx: Tx, userId: string): Promise<void> {
  if (isBeyondRoles(tx.actor) || tx.actor.type === 'admin') return
  try {
    await getPerson(tx, userId, 'read')
  } catch (error) {
    if (error instanceof Refusal) refuse(Conflict, { detail: 'Somebody already uses one of these keys.' })
    throw error
  }
}

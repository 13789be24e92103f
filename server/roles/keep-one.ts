import type { Tx } from '../platform/context.ts'
import { fold } from '../platform/fold.ts'
import { refuse } from '../platform/refusal.ts'
import { LastHolder } from './contract.ts'
import { listUnheld } from './keep-one.store.ts'

/**
 * Refuses where a role that somebody must always hold (`roles.keepOne`) lost its last holder. Called after the change:
 * all who might take the last one pass here one after the other, as with the last administrator. A role that nobody held
 * before is nobody's fault.
 */
export async function assertKeptRoles(tx: Tx): Promise<void> {
  const names = tx.settings['roles.keepOne'].map(fold)
  if (names.length === 0) return
  await tx.world.engine.lock(tx.db, 'roles.keepOne')
  const unheld = await listUnheld(tx.db, names)
  if (unheld.length === 0) return
  const before = new Set(await listUnheld(tx.world.engine.reads, names))
  const lost = unheld.find((name) => !before.has(name))
  if (lost) refuse(LastHolder, { detail: `Somebody must always hold “${lost}”. Give it to another one first.` })
}

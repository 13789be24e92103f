import type { Tx } from '../platform/context.ts'
import { refuse } from '../platform/refusal.ts'
import { RoleNeeded } from './contract.ts'
import { assertKeptRoles } from './keep-one.ts'
import { isAnyWithoutRole } from './required.store.ts'

/**
 * Refuses where somebody must hold a role and nobody does any more (`roles.keepOne`), and where a regular user among these would be left without any role (`roles.required`). Called after the change:
 * whoever takes another role from the same person at the same time is waited for.
 */
export async function assertRolesRemain(tx: Tx, userIds: readonly string[]): Promise<void> {
  await assertKeptRoles(tx)
  if (!tx.settings['roles.required']) return
  await tx.world.engine.lock(tx.db, 'roles.required')
  if (await isAnyWithoutRole(tx.db, userIds, tx.now())) refuse(RoleNeeded)
}

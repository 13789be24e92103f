import type { Context, Tx } from '../platform/context.ts'
import { refuse } from '../platform/refusal.ts'
import { CannotActOnSelf, LastAdministrator, ProtectedAccount } from './contract.ts'
import * as store from './store.ts'

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Nobody suspends, deletes or demotes themselves (product.md section 2). */
export function assertNotSelf(ctx: Context, userId: string): void {
  if (ctx.actor.id === userId) refuse(CannotActOnSelf)
}

export function assertNotProtected(row: Pick<store.UserRow, 'protected_at'>): void {
  if (row.protected_at !== null) refuse(ProtectedAccount)
}

/**
 * Refuses where without this one no administrator could sign in. All who might remove the last one pass here one
 * after the other, so that two of two cannot remove each other at the same time.
 */
export async function assertAdministratorRemains(tx: Tx, row: Pick<store.UserRow, 'id' | 'type'>): Promise<void> {
  if (row.type !== 'admin') return
  await tx.world.engine.lock(tx.db, 'administrators')
  if ((await store.countOtherAdministrators(tx.db, row.id)) === 0) refuse(LastAdministrator)
}

/** How many administrators can sign in: activated, neither barred nor bounded in time. */
export function countAdministrators(ctx: Context): Promise<number> {
  return store.countOtherAdministrators(ctx.db, NOBODY)
}

import type { Tx } from '../platform/context.ts'
import * as store from './lift.store.ts'

/** Lifts a lock and forgets failures: after a completed reset, or by an administrator. Never a suspension. False where there were none. */
export async function liftLock(tx: Tx, userId: string): Promise<boolean> {
  await store.clearShown(tx.db, userId, tx.now())
  return store.clearCounter(tx.db, userId)
}

import type { Tx } from '../platform/context.ts'
import { findSetter } from './setter.store.ts'

/**
 * Whether somebody who is no administrator chose the password, and its owner has not changed it yet. Like an invitation
 * that they made, it would be their way into an account that becomes stronger than they are (R66).
 */
export async function isKnownToHelper(tx: Tx, userId: string): Promise<boolean> {
  const setter = await findSetter(tx.db, userId)
  return setter !== undefined && setter.type !== 'admin'
}

import type { Tx } from '../platform/context.ts'
import * as store from './store.ts'

/** Stores a hash that somebody else than the owner chose: at the first sign-in it must be changed (R10). */
export async function setByAdministrator(tx: Tx, userId: string, hash: string): Promise<void> {
  await store.putPassword(tx.db, { user_id: userId, hash, changed_at: tx.now(), must_change_at: tx.now() })
}

/** Stores a hash that another system made; the first right password replaces it by one of Roster's own (R11). */
export async function setByImport(tx: Tx, userId: string, hash: string): Promise<void> {
  await store.putPassword(tx.db, { user_id: userId, hash, changed_at: tx.now(), must_change_at: null })
  await store.markActivated(tx.db, userId, tx.now())
}

/** Stores the hash of a password that the owner typed, as at the set-up of the first administrator. */
export async function setByOwner(tx: Tx, userId: string, hash: string): Promise<void> {
  await store.putPassword(tx.db, { user_id: userId, hash, changed_at: tx.now(), must_change_at: null })
}

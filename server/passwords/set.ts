import { LINKS_TO_CHANGE, voidLinks } from '../links/index.ts'
import type { Tx } from '../platform/context.ts'
import * as store from './store.ts'

/** Stores a hash that somebody else than the owner chose: at the first sign-in it must be changed (R10). */
export async function setByAdministrator(tx: Tx, userId: string, hash: string): Promise<void> {
  await store.putPassword(tx.db, { user_id: userId, hash, changed_at: tx.now(), must_change_at: tx.now() })
}

/**
 * Stores a hash that another system made; the first right password replaces it by one of Roster's own (R11). Open links
 * stop working: an invitation from before would be a second way in. A password chosen meanwhile stays.
 */
export async function setByImport(tx: Tx, userId: string, hash: string): Promise<void> {
  const row = { user_id: userId, hash, changed_at: tx.now(), must_change_at: null }
  if (!(await store.addPassword(tx.db, row))) return
  await store.markActivated(tx.db, userId, tx.now())
  await voidLinks(tx, userId, ['activation', ...LINKS_TO_CHANGE], 'password imported')
}

/** Stores the hash of a password that the owner typed, as at the set-up of the first administrator. */
export async function setByOwner(tx: Tx, userId: string, hash: string): Promise<void> {
  await store.putPassword(tx.db, { user_id: userId, hash, changed_at: tx.now(), must_change_at: null })
}

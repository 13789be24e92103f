import type { Tx } from '../platform/context.ts'
import { SignedOut } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import { digest, randomSecret } from '../platform/secrets.ts'
import type { Opened } from './open.ts'
import * as store from './store.ts'

/** The acting session goes on under a new reference, freshly proved (R51). Refuses where it was ended meanwhile. */
export async function renewOwnSession(tx: Tx): Promise<Opened> {
  const { sessionId } = tx.actor
  const secret = randomSecret()
  const own = sessionId && (await store.renewSession(tx.db, { id: sessionId, digest: digest(secret), at: tx.now() }))
  return own ? { secret, expiresAt: own } : refuse(SignedOut)
}

/** The same, and every other session of its owner ends (product.md section 3, "What ends what"). */
export async function keepOwnSessionAlone(tx: Tx): Promise<Opened> {
  const { id: userId, sessionId: id } = tx.actor
  const secret = randomSecret()
  const own = userId && id && (await store.carryOver(tx.db, { id, userId, digest: digest(secret), at: tx.now() }))
  return own ? { secret, expiresAt: own } : refuse(SignedOut)
}

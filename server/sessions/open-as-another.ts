import { type Instant, later, minutes } from '../platform/clock.ts'
import type { Tx } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { digest, randomSecret } from '../platform/secrets.ts'
import type { Opened } from './open.ts'
import * as store from './store.ts'

interface LoggingIn {
  /** Whose session it is: the user's, in their present epoch. */
  readonly owner: { readonly id: string; readonly epoch: number }
  /** The link that an administrator spent. */
  readonly linkId: string
  /** The end of the administrator's own session: no later. */
  readonly until: Instant
}

/**
 * Opens a session in which an administrator is logged in as its owner. It is no sign-in of theirs: it ends none of their
 * sessions, and counts neither as their last sign-in nor as a browser of theirs.
 */
export async function openAsAnother(tx: Tx, { owner, linkId, until }: LoggingIn): Promise<Opened & { id: string }> {
  const secret = randomSecret()
  const [now, id] = [tx.now(), newId()]
  const end = later(now, minutes(tx.settings['logInAs.minutes']))
  const expiresAt = end < until ? end : until
  await store.insertAlone(tx.db, {
    ...{ id, digest: digest(secret), user_id: owner.id, door: 'console', epoch: owner.epoch },
    ...{ proved_at: now, created_at: now, seen_at: now, expires_at: expiresAt },
    ...{ address: tx.source.address, user_agent: tx.source.userAgent },
    ...{ ended_at: null, ended_by: null, log_in_as_id: linkId },
  })
  return { id, secret, expiresAt }
}

import { record } from '../audit/index.ts'
import { hours, type Instant, later } from '../platform/clock.ts'
import type { Tx } from '../platform/context.ts'
import { SignedOut } from '../platform/failures.ts'
import { newId } from '../platform/ids.ts'
import { refuse } from '../platform/refusal.ts'
import { digest, randomSecret } from '../platform/secrets.ts'
import { holdDoor } from './resume.store.ts'
import * as store from './store.ts'

export interface Opened {
  /** Goes into the cookie and nowhere else; the database keeps its digest. */
  readonly secret: string
  readonly expiresAt: Instant
}

/**
 * Opens a session under a new reference, so that none can be planted beforehand (R50, R51); at the door at which its owner
 * stands. Refuses as signed out where that is a portal which they may not enter any more.
 */
export async function openSession(tx: Tx, owner: { id: string; name: string; epoch: number }): Promise<Opened> {
  const { portal } = tx.source
  if (portal && !(await holdDoor(tx.db, owner.id, portal.id))) refuse(SignedOut)
  const secret = randomSecret()
  const expiresAt = later(tx.now(), hours(tx.settings['sessions.absoluteHours']))
  const id = newId()
  await store.insertSession(tx, {
    id,
    digest: digest(secret),
    user_id: owner.id,
    door: portal ? 'portal' : 'console',
    portal_id: portal?.id ?? null,
    epoch: owner.epoch,
    proved_at: tx.now(),
    created_at: tx.now(),
    seen_at: tx.now(),
    expires_at: expiresAt,
    address: tx.source.address,
    user_agent: tx.source.userAgent,
    ended_at: null,
    ended_by: null,
    log_in_as_id: null,
  })
  await endSurplus(tx, owner, id)
  const at = portal ? { portal: portal.name, portalId: portal.id } : {}
  await record(tx, 'session.opened', { kind: 'user', id: owner.id, name: owner.name }, { also: { session: id, ...at } })
  return { secret, expiresAt }
}

/** The number of sessions at once is kept (R58, E-56): the oldest end. The owner's row is held since the session was written. */
async function endSurplus(tx: Tx, { id, name }: { id: string; name: string }, kept: string): Promise<void> {
  const most = tx.settings['sessions.atOnce']
  if (most === 0) return
  const ended = await store.endOldest(tx.db, id, { kept, others: most - 1, at: tx.now() })
  if (ended === 0) return
  const also = { ended, because: 'signed in elsewhere' }
  await record(tx, 'session.ended', { kind: 'user', id, name }, { also })
}

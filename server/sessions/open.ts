import { record } from '../audit/index.ts'
import { hours, type Instant, later } from '../platform/clock.ts'
import type { Tx } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { digest, randomSecret } from '../platform/secrets.ts'
import * as store from './store.ts'

export interface Opened {
  /** Goes into the cookie and nowhere else; the database keeps its digest. */
  readonly secret: string
  readonly expiresAt: Instant
}

/** Opens a session under a new reference, so that none can be planted beforehand (R50, R51). */
export async function openSession(tx: Tx, owner: { id: string; name: string; epoch: number }): Promise<Opened> {
  const secret = randomSecret()
  const expiresAt = later(tx.now(), hours(tx.settings['sessions.absoluteHours']))
  const id = newId()
  await store.insertSession(tx, {
    id,
    digest: digest(secret),
    user_id: owner.id,
    door: 'console',
    epoch: owner.epoch,
    proved_at: tx.now(),
    created_at: tx.now(),
    seen_at: tx.now(),
    expires_at: expiresAt,
    address: tx.source.address,
    user_agent: tx.source.userAgent,
    ended_at: null,
    ended_by: null,
  })
  await record(tx, 'session.opened', { kind: 'user', id: owner.id, name: owner.name }, { also: { session: id } })
  return { secret, expiresAt }
}

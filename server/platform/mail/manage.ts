import { hours, later } from '../clock.ts'
import type { Tx } from '../context.ts'
import { abandon, requeue } from './outbox.store.ts'
import { GIVE_UP_AFTER } from './queue.ts'

const BY_HAND = 'Given up by hand.'

/** Lets mails that failed or were given up go out now, and be tried for as long as new ones. Answers how many were such. */
export async function sendAgain(tx: Tx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const now = tx.now()
  const count = await requeue(tx.db, ids, { now, giveUpAt: later(now, hours(GIVE_UP_AFTER)) })
  if (count > 0) tx.afterCommit(() => tx.world.wake('mail'))
  return count
}

/** Ends the tries for a mail that waits. False where it is being sent right now, or has ended. */
export async function giveUpMail(tx: Tx, id: string): Promise<boolean> {
  return abandon(tx.db, id, { now: tx.now(), reason: BY_HAND })
}

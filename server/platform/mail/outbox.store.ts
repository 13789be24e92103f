import type { Instant } from '../clock.ts'
import { type Db, padded, type Tables } from '../database/index.ts'

export type OutboxRow = Tables['outbox']
type Outcome = Pick<OutboxRow, 'state' | 'last_error' | 'next_at' | 'sent_at' | 'data'>

export async function insertMail(db: Db, row: OutboxRow): Promise<void> {
  await db.insertInto('outbox').values(row).execute()
}

/** The mail that has waited longest: due, or left by a sender whose lease has ended. */
export function findDue(db: Db, now: Instant) {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('state', 'in', ['queued', 'failed', 'sending'])
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** Takes a mail until `leasedUntil`; false where another sender was faster. Each attempt has a number of its own. */
export async function claim(db: Db, { id, attempts }: OutboxRow, leasedUntil: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ state: 'sending', attempts: attempts + 1, next_at: leasedUntil })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', 'in', ['queued', 'failed', 'sending'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Writes how the attempt ended, unless its lease ended first and another attempt began. */
export async function settle(db: Db, id: string, attempt: number, outcome: Outcome): Promise<void> {
  await db
    .updateTable('outbox')
    .set(outcome)
    .where('id', '=', id)
    .where('attempts', '=', attempt)
    .where('state', '=', 'sending')
    .execute()
}

export function listOfUser(db: Db, userId: string, limit: number) {
  return db
    .selectFrom('outbox')
    .select(['id', 'template', 'recipient', 'state', 'attempts', 'last_error', 'created_at', 'sent_at', 'next_at'])
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Puts back what failed or was given up; answers how many were. Whoever is sending one goes on undisturbed. */
export async function requeue(db: Db, ids: readonly string[], { now, giveUpAt }: { now: Instant; giveUpAt: Instant }) {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ state: 'queued', next_at: now, give_up_at: giveUpAt, last_error: '' })
    .where('id', 'in', padded(ids))
    .where('state', 'in', ['failed', 'given-up'])
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Gives up what waits, or what a sender left behind; false where it is being sent, or has ended. */
export async function abandon(db: Db, id: string, { now, reason }: { now: Instant; reason: string }) {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ state: 'given-up', last_error: reason, data: '{}' })
    .where('id', '=', id)
    .where((of) =>
      of.or([of('state', 'in', ['queued', 'failed']), of.and([of('state', '=', 'sending'), of('next_at', '<=', now)])]),
    )
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Forgets mails that ended and are older than this; answers how many, at most `limit`. */
export async function deleteEnded(db: Db, before: Instant, limit: number): Promise<number> {
  const old = await db
    .selectFrom('outbox')
    .select('id')
    .where('state', 'in', ['sent', 'given-up'])
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(limit)
    .execute()
  if (old.length === 0) return 0
  const ids = padded(old.map((row) => row.id))
  await db.deleteFrom('outbox').where('id', 'in', ids).where('state', 'in', ['sent', 'given-up']).execute()
  return old.length
}

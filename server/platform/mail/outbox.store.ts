import type { Instant } from '../clock.ts'
import type { Db, Tables } from '../database/index.ts'

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

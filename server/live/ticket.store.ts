import type { Instant } from '../platform/clock.ts'
import type { Db, Tables } from '../platform/database/index.ts'

export async function addTicket(db: Db, ticket: Tables['live_tickets']): Promise<void> {
  await db.insertInto('live_tickets').values(ticket).execute()
}

export async function countTickets(db: Db, sessionId: string, now: Instant): Promise<number> {
  const { count } = await db
    .selectFrom('live_tickets')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('session_id', '=', sessionId)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Takes it away, so that of many who show it at once only one has it; undefined where it is nobody's, or another session's. */
export async function spendTicket(
  db: Db,
  { digest, sessionId, now }: { digest: string; sessionId: string; now: Instant },
) {
  const row = await db
    .deleteFrom('live_tickets')
    .where('digest', '=', digest)
    .where('session_id', '=', sessionId)
    .where('expires_at', '>', now)
    .returning('position')
    .executeTakeFirst()
  return row?.position
}

export async function forgetTickets(db: Db, now: Instant): Promise<void> {
  await db.deleteFrom('live_tickets').where('expires_at', '<=', now).execute()
}

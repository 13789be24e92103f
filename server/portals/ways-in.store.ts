/** What leads into a portal and out of it again: sessions, sign-ins half way, links. */
import type { Instant } from '../platform/clock.ts'
import { type Db, padded } from '../platform/database/index.ts'

/** Of one person, or of everybody in the portal. */
interface Whose {
  readonly portalId: string
  readonly userIds?: readonly string[]
}

/** How many sessions are open in a portal. */
export async function countSignedIn(db: Db, portalId: string, now: Instant): Promise<number> {
  const { count } = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select((eb) => eb.fn.count<number>('sessions.id').as('count'))
    .where('sessions.portal_id', '=', portalId)
    .where('sessions.ended_at', 'is', null)
    .whereRef('sessions.epoch', '=', 'users.session_epoch')
    .where('sessions.expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Ends the sessions there, and what was half way. Answers how many sessions that were. */
export async function endSessionsIn(
  db: Db,
  { portalId, userIds }: Whose,
  ended: { readonly at: Instant; readonly by: string | null },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ ended_at: ended.at, ended_by: ended.by })
    .where('portal_id', '=', portalId)
    .where('ended_at', 'is', null)
    .$if(userIds !== undefined, (query) => query.where('user_id', 'in', padded(userIds ?? [])))
    .executeTakeFirst()
  await db
    .updateTable('half_sessions')
    .set({ spent_at: ended.at })
    .where('portal_id', '=', portalId)
    .where('spent_at', 'is', null)
    .$if(userIds !== undefined, (query) => query.where('user_id', 'in', padded(userIds ?? [])))
    .execute()
  return Number(numUpdatedRows)
}

/** Ends the open links that lead into the portal: it is gone for these people. */
export async function voidLinksInto(
  db: Db,
  { portalId, userIds }: Whose,
  ended: { readonly at: Instant; readonly because: string },
): Promise<void> {
  await db
    .updateTable('links')
    .set({ voided_at: ended.at, voided_because: ended.because })
    .where('portal_id', '=', portalId)
    .where('spent_at', 'is', null)
    .where('voided_at', 'is', null)
    .$if(userIds !== undefined, (query) => query.where('user_id', 'in', padded(userIds ?? [])))
    .execute()
}

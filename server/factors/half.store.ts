import type { Insertable } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import { type Db, prepared, preparedOne, type Tables } from '../platform/database/index.ts'

type Half = Insertable<Tables['half_sessions']>

/** One for each right password; nothing is looked up. */
export const insertHalf = prepared('open-half-session', (db, row: Half) => db.insertInto('half_sessions').values(row))

/** The half session behind a digest with its owner's standing. */
export const findHalf = preparedOne('half-session', (db, digest: string) =>
  db
    .selectFrom('half_sessions')
    .innerJoin('users', 'users.id', 'half_sessions.user_id')
    .leftJoin('emails', (join) => join.onRef('emails.user_id', '=', 'users.id').on('emails.ordinal', '=', 0))
    .select(['half_sessions.id', 'half_sessions.user_id', 'half_sessions.purpose', 'half_sessions.epoch'])
    .leftJoin('portal_users', (join) =>
      join
        .onRef('portal_users.user_id', '=', 'half_sessions.user_id')
        .onRef('portal_users.portal_id', '=', 'half_sessions.portal_id')
        .on('portal_users.ended_at', 'is', null),
    )
    .select(['half_sessions.portal_id', 'portal_users.id as inside'])
    .select(['half_sessions.must_change', 'half_sessions.expires_at', 'half_sessions.user_agent'])
    .select(['users.type', 'users.username', 'users.given_name', 'users.family_name', 'users.display_name'])
    .select(['users.session_epoch', 'users.from_at', 'users.started_at', 'users.until_at', 'emails.address'])
    .where('half_sessions.digest', '=', digest)
    .where('half_sessions.spent_at', 'is', null)
    .where('users.deleted_at', 'is', null)
    .where('users.suspended_at', 'is', null),
)

/** False where `most` codes were tried in it already; of many at once no more are let through (R19). */
export async function takeTry(db: Db, id: string, most: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('half_sessions')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('id', '=', id)
    .where('spent_at', 'is', null)
    .where('tries', '<', most)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends it, once: false where it was used, or where its owner was barred meanwhile. */
export async function spendHalf(db: Db, id: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('half_sessions')
    .set({ spent_at: now, told_at: now }) // nobody has failed: there is nothing to tell
    .where('id', '=', id)
    .where('spent_at', 'is', null)
    .where('expires_at', '>', now)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('users')
          .select('users.id')
          .whereRef('users.id', '=', 'half_sessions.user_id')
          .whereRef('users.session_epoch', '=', 'half_sessions.epoch')
          .where('users.suspended_at', 'is', null)
          .where('users.deleted_at', 'is', null),
      ),
    )
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What nobody can use any more. */
export async function forgetPast(db: Db, now: Instant): Promise<void> {
  for (const table of ['half_sessions', 'totp_enrolments', 'passkey_challenges', 'mailed_codes'] as const)
    await db.deleteFrom(table).where('expires_at', '<', now).execute()
}

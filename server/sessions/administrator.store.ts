import type { Instant } from '../platform/clock.ts'
import { type Db, preparedOne } from '../platform/database/index.ts'

/** Who asked for this link to log in as somebody, with the standing of the session in which they did. */
export const findAsker = preparedOne('log-in-as', (db, linkId: string) =>
  db
    .selectFrom('links')
    .innerJoin('sessions', 'sessions.id', 'links.session_id')
    .innerJoin('users', 'users.id', 'links.created_by')
    .leftJoin('emails', (join) => join.onRef('emails.user_id', '=', 'users.id').on('emails.ordinal', '=', 0))
    .select(['links.epoch', 'links.reason'])
    .select(['sessions.id as session_id', 'sessions.seen_at', 'sessions.expires_at'])
    .select(['users.id', 'users.type', 'users.session_epoch', 'users.from_at', 'users.started_at', 'users.until_at'])
    .select(['users.username', 'users.given_name', 'users.family_name', 'users.display_name', 'emails.address'])
    .where('links.id', '=', linkId)
    .where('sessions.ended_at', 'is', null)
    .where('users.deleted_at', 'is', null)
    .where('users.suspended_at', 'is', null),
)

/** Sessions in which somebody is, or was until a moment ago, logged in as somebody else. */
export function listLoggedInAs(db: Db) {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .leftJoin('links', 'links.id', 'sessions.log_in_as_id')
    .select([
      'sessions.id',
      'sessions.user_id',
      'sessions.digest',
      'sessions.log_in_as_id',
      'sessions.expires_at',
      'links.created_by',
    ])
    .select(['users.username', 'users.given_name', 'users.family_name', 'users.display_name'])
    .where('sessions.log_in_as_id', 'is not', null)
    .where('sessions.ended_at', 'is', null)
    .limit(500)
    .execute()
}

/** Ends what is over; false where somebody else did. */
export async function endOver(db: Db, id: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

import { type Insertable, sql } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Db, Tables } from '../platform/database/index.ts'

type Requests = Tables['recovery_requests']

const WAITING = sql.lit('waiting' as const) // there is an index of these alone

export type RequestRow = NonNullable<Awaited<ReturnType<typeof findWaiting>>>
export type AccountRow = NonNullable<Awaited<ReturnType<typeof findAccount>>>
export type AskedKeys = Pick<Requests, 'username_key' | 'identifier_key' | 'portal_id'>

export async function addRequest(db: Db, row: Insertable<Requests>): Promise<void> {
  await db.insertInto('recovery_requests').values(row).execute()
}

export function findWaiting(db: Db, now: Instant) {
  return db
    .selectFrom('recovery_requests')
    .leftJoin('portals', 'portals.id', 'recovery_requests.portal_id')
    .select(['recovery_requests.id', 'username_key', 'identifier_key', 'address', 'portal_id'])
    .select(['portals.key as portal_key', 'portals.name as portal_name', 'portals.host as portal_host'])
    .where('state', '=', WAITING)
    .where((of) => of.or([of('retry_at', 'is', null), of('retry_at', '<=', now)]))
    .orderBy('recovery_requests.created_at')
    .orderBy('recovery_requests.id')
    .limit(1)
    .executeTakeFirst()
}

/** Takes the request, and erases what was typed; false where another process was faster. */
export async function markAnswered(db: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recovery_requests')
    .set({ state: 'done', username_key: '', identifier_key: '' })
    .where('id', '=', id)
    .where('state', '=', WAITING)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function putOff(db: Db, id: string, until: Instant): Promise<void> {
  await db.updateTable('recovery_requests').set({ retry_at: until }).where('id', '=', id).execute()
}

export async function deleteBefore(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('recovery_requests').where('created_at', '<', before).execute()
}

/** The account that these keys name; with a username besides, only if both are its own (E-32). */
export function findAccount(db: Db, { username_key, identifier_key, portal_id }: AskedKeys) {
  return db
    .selectFrom('identifiers as i')
    .innerJoin('users as u', 'u.id', 'i.user_id')
    .select(['u.id', 'u.type', 'u.deleted_at', 'u.suspended_at', 'u.from_at', 'u.started_at', 'u.until_at'])
    .select(['u.locked_until', 'u.activated_at', 'u.language'])
    .select(['u.username', 'u.given_name', 'u.family_name', 'u.display_name'])
    .select((of) =>
      of
        .selectFrom('emails')
        .select('emails.address')
        .whereRef('emails.user_id', '=', 'u.id')
        // The address that was typed, else the first.
        .orderBy((by) => by.case().when('emails.key', '=', identifier_key).then(0).else(1).end())
        .orderBy('emails.ordinal')
        .limit(1)
        .as('address'),
    )
    .select((of) =>
      of
        .selectFrom('portal_users as pu')
        .innerJoin('portals as p', 'p.id', 'pu.portal_id')
        .select('pu.id')
        .whereRef('pu.user_id', '=', 'u.id')
        .where('pu.portal_id', '=', portal_id)
        .where('pu.ended_at', 'is', null)
        .where('p.off_at', 'is', null)
        .where('p.deleted_at', 'is', null)
        .as('inside'),
    )
    .where('i.key', '=', username_key || identifier_key)
    .$if(username_key !== '', (query) =>
      query
        .where('i.kind', '=', 'username')
        .where((of) =>
          of.exists(
            of
              .selectFrom('emails')
              .select('emails.user_id')
              .whereRef('emails.user_id', '=', 'u.id')
              .where('emails.key', '=', identifier_key),
          ),
        ),
    )
    .executeTakeFirst()
}

export async function lockAccount(db: Db, id: string): Promise<void> {
  await db.selectFrom('users').select('id').where('id', '=', id).forUpdate().execute()
}

/** Links to a new password: those made since then, and those that are open. */
export async function listLinksSince(db: Db, userId: string, since: Instant, now: Instant) {
  const rows = await db
    .selectFrom('links')
    .select(['kind', 'created_at', 'spent_at', 'voided_at', 'expires_at'])
    .where('user_id', '=', userId)
    .where('kind', 'in', ['recovery', 'password-reset'])
    .where((of) => of.or([of('created_at', '>', since), of('expires_at', '>', now)]))
    .execute()
  return rows.map(({ kind, created_at, spent_at, voided_at, expires_at }) => ({
    kind,
    created_at,
    isOpen: spent_at === null && voided_at === null && expires_at > now,
  }))
}

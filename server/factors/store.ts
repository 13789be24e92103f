import type { Instant } from '../platform/clock.ts'
import { type Db, preparedOne } from '../platform/database/index.ts'

/** Whoever has no row has no factor and is not asked for one. */
export const findState = preparedOne('second-factor', (db, userId: string) =>
  db.selectFrom('second_factors').select(['enrolled_at', 'asked_at', 'asked_by']).where('user_id', '=', userId),
)

/** There is a factor now; since when there is one stays as it was. Lists read it from the account. */
export async function setEnrolled(db: Db, userId: string, at: Instant): Promise<void> {
  await db
    .insertInto('second_factors')
    .values({ user_id: userId, enrolled_at: at })
    .onConflict((on) =>
      on
        .column('user_id')
        .doUpdateSet((eb) => ({ enrolled_at: eb.fn.coalesce('second_factors.enrolled_at', 'excluded.enrolled_at') })),
    )
    .execute()
  await db.updateTable('users').set({ factor_at: at }).where('id', '=', userId).where('factor_at', 'is', null).execute()
}

export async function clearEnrolled(db: Db, userId: string): Promise<void> {
  await db.updateTable('second_factors').set({ enrolled_at: null }).where('user_id', '=', userId).execute()
  await db.updateTable('users').set({ factor_at: null }).where('id', '=', userId).execute()
}

export async function setAsked(
  db: Db,
  userId: string,
  asked: { at: Instant; by: string | null } | null,
): Promise<void> {
  const change = { asked_at: asked?.at ?? null, asked_by: asked?.by ?? null }
  await db
    .insertInto('second_factors')
    .values({ user_id: userId, ...change })
    .onConflict((on) => on.column('user_id').doUpdateSet(change))
    .execute()
}

const EVERYTHING = [
  'totp_factors',
  'totp_enrolments',
  'passkeys',
  'mail_factors',
  'mailed_codes',
  'recovery_codes',
] as const

/** Everything by which this person could show a second factor. */
export async function deleteAll(db: Db, userId: string): Promise<void> {
  for (const table of EVERYTHING) await db.deleteFrom(table).where('user_id', '=', userId).execute()
}

/** Where mail to somebody goes, and in which language; the address is null where they have none. */
export const findMailbox = preparedOne('mailbox', (db, userId: string) =>
  db
    .selectFrom('users')
    .leftJoin('emails', (join) => join.onRef('emails.user_id', '=', 'users.id').on('emails.ordinal', '=', 0))
    .select(['users.language', 'emails.address'])
    .where('users.id', '=', userId),
)

/** Whoever adds or removes a factor of the same account at the same time waits. */
export async function lockOwner(db: Db, userId: string): Promise<void> {
  await db.selectFrom('users').select('id').where('id', '=', userId).forUpdate().execute()
}

import type { Instant } from '../platform/clock.ts'
import { type Db, preparedOne } from '../platform/database/index.ts'

export const findTotp = preparedOne('totp-factor', (db, userId: string) =>
  db.selectFrom('totp_factors').select(['sealed', 'last_step', 'created_at', 'used_at']).where('user_id', '=', userId),
)

/** Takes a code's step, once: of many who show the same code one succeeds, and none with an older one (R40). */
export async function takeStep(db: Db, userId: string, step: number, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('totp_factors')
    .set({ last_step: step, used_at: at })
    .where('user_id', '=', userId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function putTotp(
  db: Db,
  row: { user_id: string; sealed: string; last_step: number; created_at: Instant; used_at: Instant },
): Promise<void> {
  const { user_id: _, ...change } = row
  await db
    .insertInto('totp_factors')
    .values(row)
    .onConflict((on) => on.column('user_id').doUpdateSet(change))
    .execute()
}

export async function deleteTotp(db: Db, userId: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('totp_factors').where('user_id', '=', userId).executeTakeFirst()
  return numDeletedRows > 0n
}

export async function putEnrolment(
  db: Db,
  row: { user_id: string; sealed: string; expires_at: Instant },
): Promise<void> {
  const { sealed, expires_at } = row
  await db
    .insertInto('totp_enrolments')
    .values(row)
    .onConflict((on) => on.column('user_id').doUpdateSet({ sealed, expires_at }))
    .execute()
}

export function findEnrolment(db: Db, userId: string) {
  return db.selectFrom('totp_enrolments').selectAll().where('user_id', '=', userId).executeTakeFirst()
}

/** Ends it, once; only the one that was read. */
export async function deleteEnrolment(db: Db, userId: string, sealed: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('totp_enrolments')
    .where('user_id', '=', userId)
    .where('sealed', '=', sealed)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export function listSealed(db: Db) {
  return db.selectFrom('totp_factors').select(['user_id', 'sealed']).execute()
}

/** Seals anew what is still sealed as it was read. */
export async function reseal(db: Db, userId: string, before: string, after: string): Promise<void> {
  await db
    .updateTable('totp_factors')
    .set({ sealed: after })
    .where('user_id', '=', userId)
    .where('sealed', '=', before)
    .execute()
}

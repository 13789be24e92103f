import type { Instant } from '../../platform/clock.ts'
import { type Db, preparedOne, type Tables } from '../../platform/database/index.ts'

export const findMailFactor = preparedOne('mail-factor', (db, userId: string) =>
  db.selectFrom('mail_factors').select(['created_at', 'used_at']).where('user_id', '=', userId),
)

export async function putMailFactor(db: Db, userId: string, at: Instant): Promise<void> {
  await db
    .insertInto('mail_factors')
    .values({ user_id: userId, created_at: at, used_at: at })
    .onConflict((on) => on.column('user_id').doNothing())
    .execute()
}

export async function noteMailUse(db: Db, userId: string, at: Instant): Promise<void> {
  await db.updateTable('mail_factors').set({ used_at: at }).where('user_id', '=', userId).execute()
}

export async function deleteMailFactor(db: Db, userId: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('mail_factors').where('user_id', '=', userId).executeTakeFirst()
  return numDeletedRows > 0n
}

export type MailedCode = Tables['mailed_codes']
type Place = Pick<MailedCode, 'bound_to' | 'purpose'>

export function findMailed(db: Db, { bound_to, purpose }: Place) {
  return db
    .selectFrom('mailed_codes')
    .selectAll()
    .where('bound_to', '=', bound_to)
    .where('purpose', '=', purpose)
    .executeTakeFirst()
}

/**
 * Another code in the place of the former one; its serial where it may be sent now. Tries count on. One statement, so that
 * of many who ask at once one is sent.
 */
export async function putMailed(
  db: Db,
  row: Omit<MailedCode, 'serial' | 'tries'>,
  bounds: { notAfter: Instant; most: number },
): Promise<number | undefined> {
  const { bound_to: _, purpose: __, user_id: ___, ...change } = row
  const put = await db
    .insertInto('mailed_codes')
    .values({ ...row, serial: 1, tries: 0 })
    .onConflict((on) =>
      on
        .columns(['bound_to', 'purpose'])
        .doUpdateSet((eb) => ({ ...change, serial: eb('mailed_codes.serial', '+', 1) }))
        .where('mailed_codes.sent_at', '<=', bounds.notAfter)
        .where('mailed_codes.serial', '<', bounds.most),
    )
    .returning('serial')
    .executeTakeFirst()
  return put?.serial
}

/** False where `most` were tried already, or it is over: of many at once no more are let through (R19). */
export async function takeMailedTry(db: Db, { bound_to, purpose }: Place, most: number, now: Instant) {
  const { numUpdatedRows } = await db
    .updateTable('mailed_codes')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('bound_to', '=', bound_to)
    .where('purpose', '=', purpose)
    .where('tries', '<', most)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Uses it up, once. */
export async function deleteMailed(db: Db, { bound_to, purpose, serial }: Place & { serial: number }) {
  const { numDeletedRows } = await db
    .deleteFrom('mailed_codes')
    .where('bound_to', '=', bound_to)
    .where('purpose', '=', purpose)
    .where('serial', '=', serial)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

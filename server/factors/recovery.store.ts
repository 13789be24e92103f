import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/database/index.ts'

export function listCodes(db: Db, userId: string) {
  return db.selectFrom('recovery_codes').select(['id', 'used_at', 'created_at']).where('user_id', '=', userId).execute()
}

/** Uses a code, once, also under many requests at the same time (R42). */
export async function useCode(db: Db, userId: string, digest: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recovery_codes')
    .set({ used_at: at })
    .where('user_id', '=', userId)
    .where('digest', '=', digest)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The codes that work from now on; no other does. */
export async function replaceCodes(
  db: Db,
  userId: string,
  rows: readonly { id: string; digest: string; created_at: Instant }[],
): Promise<void> {
  await db.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
  await db
    .insertInto('recovery_codes')
    .values(rows.map((row) => ({ ...row, user_id: userId })))
    .execute()
}

export async function deleteCodes(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
}

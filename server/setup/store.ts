import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/database/index.ts'

export function findInstallation(db: Db) {
  return db.selectFrom('installation').selectAll().executeTakeFirst()
}

export async function addInstallation(db: Db, keyId: string, keyCheck: string, now: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('installation')
    .values({
      id: 1,
      key_id: keyId,
      key_check: keyCheck,
      set_up_at: null,
      access_version: 1,
      settings_version: 1,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Closes the set-up by one conditional statement: of fifty at once exactly one goes through (R14). */
export async function closeSetUp(db: Db, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('installation')
    .set({ set_up_at: now })
    .where('id', '=', 1)
    .where('set_up_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

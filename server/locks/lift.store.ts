import { sql } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import { type Db, typesOf } from '../platform/database/index.ts'

/** Counting begins anew, and nothing is locked. */
export async function clearCounter(db: Db, userId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('lock_counters')
    .set({ count: 0, failed: 0, locks: 0, locked_until: null, changed_at: null })
    .where('user_id', '=', userId)
    .where((eb) => eb.or([eb('count', '>', 0), eb('locked_until', 'is not', null)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What lists show of it. The ticker rewrites the status word where the caller does not. */
export async function clearShown(db: Db, userId: string, now: Instant): Promise<void> {
  const type = sql.raw(typesOf(db).instant)
  const soon = sql<Instant | null>`case when locked_until is null then status_changes_at else cast(${now} as ${type}) end`
  await db
    .updateTable('users')
    .set({ status_changes_at: soon, locked_until: null, failed_attempts: 0 })
    .where('id', '=', userId)
    .execute()
}

/** Forgets what was counted for names that belong to nobody; answers how many, at most `limit`. */
export async function deleteOfNobody(db: Db, before: Instant, limit: number): Promise<number> {
  const old = await db
    .selectFrom('lock_counters')
    .select('subject')
    .where('user_id', 'is', null)
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(limit)
    .execute()
  if (old.length === 0) return 0
  const subjects = old.map((row) => row.subject)
  await db.deleteFrom('lock_counters').where('subject', 'in', subjects).execute()
  return old.length
}

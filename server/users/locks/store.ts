import type { Instant } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'

/** Accounts whose counter changed since their row was written. */
export async function listChanged(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('lock_counters')
    .select('user_id')
    .where('changed_at', 'is not', null)
    .where('user_id', 'is not', null)
    .orderBy('changed_at')
    .limit(limit)
    .execute()
  return rows.flatMap((row) => row.user_id ?? [])
}

/** What is to be written to the row of its user, locked until the transaction ends; undefined where another server did. */
export function takeChanged(db: Db, userId: string) {
  return db
    .updateTable('lock_counters')
    .set({ changed_at: null })
    .where('user_id', '=', userId)
    .where('changed_at', 'is not', null)
    .returning(['failed', 'locked_until'])
    .executeTakeFirst()
}

/** Accounts that are locked now, by the order of their ids; `after` is empty for the first page. */
export function listLocked(db: Db, now: Instant, { after, limit }: { after: string; limit: number }) {
  return db
    .selectFrom('lock_counters')
    .select('subject as id')
    .where('locked_until', '>', now)
    .where('user_id', 'is not', null)
    .$if(after !== '', (query) => query.where('subject', '>', after))
    .orderBy('subject')
    .limit(limit)
    .execute()
}

export function findFirstEmail(db: Db, userId: string) {
  return db
    .selectFrom('emails')
    .select('address')
    .where('user_id', '=', userId)
    .orderBy('ordinal')
    .limit(1)
    .executeTakeFirst()
}

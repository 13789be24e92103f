import { sql, type Updateable } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Db, Tables } from '../../platform/database/index.ts'

export type CheckRow = Tables['audit_checks']

const RUNNING = sql.lit('running' as const) // there is an index of these alone

export async function insertCheck(db: Db, row: CheckRow): Promise<void> {
  await db.insertInto('audit_checks').values(row).execute()
}

export function listNewest(db: Db, limit: number) {
  return db
    .selectFrom('audit_checks')
    .selectAll()
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Takes the running check that nobody holds; of several processes one gets it. */
export async function claimRunning(db: Db, holder: string, { now, until }: { now: Instant; until: Instant }) {
  return db
    .updateTable('audit_checks')
    .set((of) => ({ holder, held_until: until, rows_done: 0, started_at: of.fn.coalesce('started_at', of.val(now)) }))
    .where('state', '=', RUNNING)
    .where((where) => where.or([where('held_until', 'is', null), where('held_until', '<=', now)]))
    .returningAll()
    .executeTakeFirst()
}

/** Changes a check at work; false where another process took it over. */
export async function updateHeld(db: Db, id: string, holder: string, changes: Updateable<CheckRow>): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('audit_checks')
    .set(changes)
    .where('id', '=', id)
    .where('holder', '=', holder)
    .where('state', '=', RUNNING)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function isRunning(db: Db): Promise<boolean> {
  return (
    (await db.selectFrom('audit_checks').select('id').where('state', '=', RUNNING).executeTakeFirst()) !== undefined
  )
}

import type { Instant } from '../clock.ts'
import type { Db } from '../database/index.ts'
import type { OutboxRow } from './outbox.store.ts'

export async function countByState(db: Db, state: OutboxRow['state']): Promise<number> {
  const { count } = await db
    .selectFrom('outbox')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('state', '=', state)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function oldestDue(db: Db, now: Instant): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select('next_at')
    .where('state', 'in', ['queued', 'failed', 'sending'])
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(1)
    .executeTakeFirst()
  return row?.next_at
}

import { sql } from 'kysely'
import type { Context, Tx } from '../platform/context.ts'
import { preparedOne } from '../platform/database/index.ts'
import { type Bucket, giveBack, WITHOUT_WAITING } from './throttle.store.ts'

/** What else is being evaluated. */
const OTHERS = sql<number>`case when count > failed then count - failed - 1 else 0 end`

/**
 * Failures are forgotten; what else is being evaluated stays counted, and a lock in force stays (product.md section 1). On
 * SQLite in the transaction; what it answers on PostgreSQL is to be done after it, in one journey and in the order in which
 * they are counted, so that nobody waits for the other's disk. Where a crash comes between, the next sign-in does it.
 */
export async function settleSuccess(tx: Tx, subject: string, bucket: Bucket | undefined): Promise<() => Promise<void>> {
  if (tx.world.engine.kind === 'postgres') return () => settleAfter(tx, subject, bucket)
  if (bucket) await giveBack(tx.db, bucket.kind, bucket.source)
  await beginAnew(tx.db, subject)
  return async () => {}
}

async function settleAfter({ world }: Context, subject: string, bucket: Bucket | undefined): Promise<void> {
  await both(world.engine.writes, bucket?.kind ?? '', bucket?.source ?? '', subject)
}

const both = preparedOne('lock-anew-and-back', (db, kind: string, source: string, subject: string) => {
  const query = sql`
    with quick as (select ${WITHOUT_WAITING} as how), back as (
      update throttles set count = count - 1
      where kind = ${kind} and source = ${source} and count > 0 and exists (select 1 from quick) returning kind
    )
    update lock_counters set count = ${OTHERS}, failed = 0, locks = 0
    where subject = ${subject} and exists (select 1 from quick) and (select count(*) from back) >= 0`
  return { compile: () => query.compile(db) }
})

const beginAnew = preparedOne('lock-anew', (db, subject: string) =>
  db.updateTable('lock_counters').set({ count: OTHERS, failed: 0, locks: 0 }).where('subject', '=', subject),
)

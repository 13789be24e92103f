import { sql } from 'kysely'
import type { Tx } from '../platform/context.ts'
import { preparedOne } from '../platform/database/index.ts'
import { type Bucket, giveBack } from './throttle.store.ts'

/** What else is being evaluated. */
const OTHERS = sql<number>`case when count > failed then count - failed - 1 else 0 end`

/**
 * Failures are forgotten; what else is being evaluated stays counted, and a lock in force stays (product.md section 1). On
 * PostgreSQL both in one journey, in the order in which they are counted: nobody waits for each other.
 */
export async function settleSuccess({ db, world }: Tx, subject: string, bucket: Bucket | undefined): Promise<void> {
  if (bucket && world.engine.kind === 'postgres') await both(db, bucket.kind, bucket.source, subject)
  else {
    if (bucket) await giveBack(db, bucket.kind, bucket.source)
    await beginAnew(db, subject)
  }
}

const both = preparedOne('lock-anew-and-back', (db, kind: string, source: string, subject: string) => {
  const query = sql`
    with back as (
      update throttles set count = count - 1 where kind = ${kind} and source = ${source} and count > 0 returning kind
    )
    update lock_counters set count = ${OTHERS}, failed = 0, locks = 0
    where subject = ${subject} and (select count(*) from back) >= 0`
  return { compile: () => query.compile(db) }
})

const beginAnew = preparedOne('lock-anew', (db, subject: string) =>
  db.updateTable('lock_counters').set({ count: OTHERS, failed: 0, locks: 0 }).where('subject', '=', subject),
)

import { sql } from 'kysely'
import type { Tx } from '../platform/context.ts'
import { preparedOne } from '../platform/database/index.ts'
import { beginAnew } from './attempt.store.ts'
import { type Bucket, giveBack } from './throttle.store.ts'

/** On PostgreSQL both in one journey, in the order in which they are counted: nobody waits for each other. */
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
    update lock_counters set count = 0, locks = 0 where subject = ${subject} and (select count(*) from back) >= 0`
  return { compile: () => query.compile(db) }
})

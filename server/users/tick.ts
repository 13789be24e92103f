import { record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { personName } from '../platform/naming.ts'
import { rewriteDerived } from './derived.ts'
import { statusChangesAt, statusOf } from './status.ts'
import * as store from './store.ts'

const AT_ONCE = 200 // rows a transaction; keeps the write lock short

/** Rewrites status words that time alone has changed, for the lists; decisions read the facts and need no ticker. */
export async function refreshStatuses(ctx: Context): Promise<void> {
  const stale = await store.listStaleStatuses(ctx.db, ctx.now(), AT_ONCE)
  if (stale.length === 0) return
  await ctx.upkeep(async (tx) => {
    for (const row of stale)
      await store.rewriteStatus(tx.db, row.id, {
        status_key: statusOf(row, tx.now()),
        status_changes_at: statusChangesAt(row, tx.now()),
      })
  })
}

/** Ends suspensions whose time is over. Until this has run the stricter state holds (product.md section 2, "Time-bound"). */
export async function endSuspensions(ctx: Context): Promise<void> {
  for (const { id } of await store.listEndedSuspensions(ctx.db, ctx.now(), AT_ONCE)) {
    await ctx.transaction(async (tx) => {
      const row = await store.lockUser(tx.db, id)
      if (!row?.suspended_until || row.suspended_until > tx.now() || row.deleted_at) return
      const facts = {
        suspended_at: null,
        suspended_by: null,
        suspension_reason: '',
        suspended_until: null,
        updated_at: tx.now(),
      }
      await store.updateUser(tx.db, id, row.version, facts)
      await rewriteDerived(tx, id)
      const also = { because: 'the suspension ended', wasSuspendedFor: row.suspension_reason }
      await record(
        tx,
        'user.reactivated',
        { kind: 'user', id, name: personName(row), version: row.version + 1 },
        { also },
      )
    })
  }
}

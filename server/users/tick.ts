/** What time brings to accounts: beginnings and ends of suspensions are acts of the ticker, with the guards of any other. */
import { raiseUserVersions } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { personName } from '../platform/naming.ts'
import { Refusal } from '../platform/refusal.ts'
import { rewriteDerived } from './derived.ts'
import { assertSeat } from './seats/seats.ts'
import { statusChangesAt, statusOf } from './status.ts'
import * as store from './store.ts'
import * as due from './tick.store.ts'

const AT_ONCE = 200 // rows a transaction; keeps the write lock short

/** Rewrites status words that time alone has changed, for the lists; decisions read the facts and need no ticker. */
export async function refreshStatuses(ctx: Context, signal: AbortSignal): Promise<void> {
  for (let more = true; more && !signal.aborted; ) {
    const stale = await store.listStaleStatuses(ctx.db, ctx.now(), AT_ONCE)
    more = stale.length === AT_ONCE
    if (stale.length === 0) return
    await ctx.upkeep(async (tx) => {
      for (const row of stale)
        await store.rewriteStatus(tx.db, row.id, {
          status_key: statusOf(row, tx.now()),
          status_changes_at: statusChangesAt(row, tx.now()),
        })
    })
  }
}

/** Lets accounts in whose beginning has come. Until this has run they stay out (product.md section 2, "Time-bound"). */
export function startAccounts(ctx: Context, signal: AbortSignal): Promise<void> {
  return forEachDue(ctx, signal, due.listToStart, async (tx, row) => {
    if (row.from_at === null || row.from_at > tx.now() || row.started_at !== null || row.deleted_at) return
    await store.updateUser(tx.db, row.id, row.version, { started_at: tx.now(), updated_at: tx.now() })
    await settle(tx, row)
    await record(tx, 'user.started', entityOf(row), { also: { from: row.from_at } })
  })
}

/** Ends suspensions whose time is over. Until this has run the stricter state holds. */
export function endSuspensions(ctx: Context, signal: AbortSignal): Promise<void> {
  return forEachDue(ctx, signal, due.listEndedSuspensions, async (tx, row) => {
    if (!row.suspended_until || row.suspended_until > tx.now() || row.deleted_at) return
    const facts = { suspended_at: null, suspended_by: null, suspension_reason: '', suspended_until: null }
    await store.updateUser(tx.db, row.id, row.version, { ...facts, updated_at: tx.now() })
    await settle(tx, row)
    await assertSeat(tx, row.type, row.status_key, statusOf({ ...row, ...facts }, tx.now()))
    const also = { because: 'the suspension ended', wasSuspendedFor: row.suspension_reason }
    await record(tx, 'user.reactivated', entityOf(row), { also })
  })
}

type Row = store.UserRow

/** Each in a transaction of its own on the locked row, so that of two servers one does it. What a guard refuses stays as it is. */
async function forEachDue(
  ctx: Context,
  signal: AbortSignal,
  list: typeof due.listToStart,
  act: (tx: Tx, row: Row) => Promise<void>,
): Promise<void> {
  for (let after: due.Due | undefined; ; ) {
    const rows = await list(ctx.db, ctx.now(), { after, limit: AT_ONCE })
    for (const { id } of rows) {
      if (signal.aborted) return
      await ctx
        .transaction(async (tx) => {
          const row = await store.lockUser(tx.db, id)
          if (row) await act(tx, row)
        })
        .catch((error: unknown) => tell(ctx, id, error))
    }
    after = rows.at(-1)
    if (rows.length < AT_ONCE) return
  }
}

function tell(ctx: Context, user: string, error: unknown): void {
  if (!(error instanceof Refusal)) throw error
  ctx.world.log.warn({ user, code: error.failure.code }, 'Time would let this user in, and a rule holds them back.')
}

async function settle(tx: Tx, row: Row): Promise<void> {
  await raiseUserVersions(tx.db, [row.id])
  await rewriteDerived(tx, row.id)
}

function entityOf(row: Row) {
  return { kind: 'user', id: row.id, name: personName(row), version: row.version + 1 }
}

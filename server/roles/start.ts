import { raiseUserVersions } from '../access/index.ts'
import { type AuditEvent, recordMany } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { personName } from '../platform/naming.ts'
import { type DueGrant, listDueGrants, markStarted } from './start.store.ts'

const AT_ONCE = 100 // rows a transaction; keeps the write lock short

/** Carries out the beginnings of grants. Until then the role gives nothing (product.md section 2, "Time-bound"). */
export async function startGrants(ctx: Context, signal: AbortSignal): Promise<void> {
  for (let more = true; more && !signal.aborted; ) {
    more = await ctx.transaction(async (tx) => {
      const due = await listDueGrants(tx.db, tx.now(), AT_ONCE)
      if (due.length === 0) return false
      await markStarted(
        tx.db,
        due.map((row) => row.id),
        tx.now(),
      )
      await raiseUserVersions(tx.db, [...new Set(due.map((row) => row.user_id))])
      await recordMany(tx, due.map(asEvent))
      return due.length === AT_ONCE
    })
  }
}

function asEvent(row: DueGrant): AuditEvent {
  const entity = { kind: 'user', id: row.user_id, name: personName(row) }
  return {
    event: 'role.started',
    entity,
    change: { also: { role: row.role, roleId: row.role_id }, about: [row.role_id] },
  }
}

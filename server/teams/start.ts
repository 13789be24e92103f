import { raiseUserVersions } from '../access/index.ts'
import { type AuditEvent, recordMany } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { personName } from '../platform/naming.ts'
import { type DueMembership, listDueMemberships, markStarted } from './start.store.ts'

const AT_ONCE = 100 // rows a transaction; keeps the write lock short

/** Carries out the beginnings of memberships. Until then they give nothing (product.md section 2, "Time-bound"). */
export async function startMemberships(ctx: Context, signal: AbortSignal): Promise<void> {
  for (let more = true; more && !signal.aborted; ) {
    more = await ctx.transaction(async (tx) => {
      const due = await listDueMemberships(tx.db, tx.now(), AT_ONCE)
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

function asEvent(row: DueMembership): AuditEvent {
  const entity = { kind: 'user', id: row.user_id, name: personName(row) }
  const also = { team: row.team, teamId: row.team_id, position: row.position }
  return { event: 'member.started', entity, change: { also, about: [row.team_id] } }
}

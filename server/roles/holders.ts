import type { z } from 'zod'
import { asBrief, isInForce, namesOf, seenUsers } from '../access/index.ts'
import { waitsUntil } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { pageKey, readPageKey } from '../platform/database/index.ts'
import { Malformed } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { listHolders } from './contract.ts'
import { countHoldings, type HoldingRow, listHoldings } from './holders.store.ts'
import type { Via } from './shapes.ts'
import { getRole } from './show.ts'

const COUNTED = 1000 // exact up to here; beyond, counting costs more than the number is worth

/** Who holds a role, by name; one line for each way it came. Only people whom the caller may see. */
export async function showHolders(ctx: Context, { params, query }: Input<typeof listHolders>) {
  const role = await getRole(ctx, params.role)
  const after = query.after === undefined ? undefined : readPageKey(query.after, 'string')
  if (query.after !== undefined && !after) refuse(Malformed, { detail: '“after” is not the “next” of a page.' })
  const seen = await seenUsers(ctx)
  const rows = await listHoldings(ctx.db, { roleId: role.id, seen, after, limit: query.limit + 1 })
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  const total = await countHoldings(ctx.db, { roleId: role.id, seen, limit: COUNTED + 1 })
  return {
    items: await toHolders(ctx, shown, role.inactive_at === null),
    next: rows.length > query.limit && last ? pageKey(last.name_key, last.row_id) : null,
    total: total > COUNTED ? null : total,
  }
}

async function toHolders(ctx: Context, rows: readonly HoldingRow[], active: boolean) {
  const brief = await asBrief(ctx, rows)
  const name = await namesOf(
    ctx,
    rows.map((row) => row.added_by),
  )
  return rows.map((row) => ({
    user: brief(row),
    via: viaOf(row),
    from: row.from_at,
    until: row.until_at,
    inForce: active && isInForce({ from: waitsUntil(row, ctx.now()), until: row.until_at }, ctx.now()),
    addedAt: row.added_at,
    addedBy: name(row.added_by),
  }))
}

function viaOf({ team_id, team_name, portal_id, portal_name }: HoldingRow): z.output<typeof Via> {
  if (team_id !== null) return { kind: 'team', team: { id: team_id, name: team_name ?? '' }, portal: null }
  if (portal_id !== null) return { kind: 'portal', team: null, portal: { id: portal_id, name: portal_name ?? '' } }
  return { kind: 'direct', team: null, portal: null }
}

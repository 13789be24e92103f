import type { z } from 'zod'
import { asBrief, isInForce, namesOf, seenUsers, teamTree } from '../access/index.ts'
import { waitsUntil } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { pageKey, readPageKey } from '../platform/database/index.ts'
import { Malformed } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { listMembers } from './contract.ts'
import { countMembersOf, listMembersOf, listPeopleBelow, type MemberRow } from './list-members.store.ts'
import type { Member } from './shapes.ts'
import { getTeam } from './team.ts'

export type MemberItem = z.output<typeof Member>

const COUNTED = 1000 // exact up to here; beyond, counting costs more than the number is worth

/** The members of a team in its order, or with all below by name; only people whom the caller may see. */
export async function showMembers(ctx: Context, { params, query }: Input<typeof listMembers>) {
  const team = await getTeam(ctx, params.team, 'read')
  const below = query.below === 'true'
  const after = query.after === undefined ? undefined : readPageKey(query.after, below ? 'string' : 'number')
  if (query.after !== undefined && !after) refuse(Malformed, { detail: '“after” is not the “next” of a page.' })
  const teamIds = below ? [...(await teamTree(ctx)).below([team.id])] : [team.id]
  const wanted = { teamIds, seen: await seenUsers(ctx), after, limit: query.limit + 1 }
  const rows = await (below ? listPeopleBelow(ctx.db, wanted) : listMembersOf(ctx.db, wanted))
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  const total = await countMembersOf(ctx.db, { ...wanted, limit: COUNTED + 1 })
  return {
    items: await toMembers(ctx, shown),
    next: rows.length > query.limit && last ? pageKey(below ? last.name_key : last.ordinal, last.row_id) : null,
    total: total > COUNTED ? null : total,
  }
}

/** Memberships as pages show them. */
export async function toMembers(ctx: Context, rows: readonly MemberRow[]): Promise<MemberItem[]> {
  const brief = await asBrief(ctx, rows)
  const name = await namesOf(
    ctx,
    rows.map((row) => row.added_by),
  )
  return rows.map((row) => ({
    user: brief(row),
    team: { id: row.team_id, name: row.team_name },
    position: row.position,
    order: row.ordinal,
    from: row.from_at,
    until: row.until_at,
    inForce: isInForce({ from: waitsUntil(row, ctx.now()), until: row.until_at }, ctx.now()),
    isDefault: row.default_team_id === row.team_id,
    addedAt: row.added_at,
    addedBy: name(row.added_by),
  }))
}

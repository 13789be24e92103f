import type { z } from 'zod'
import { reachOf, teamTree } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import type { listTeams } from './contract.ts'
import * as store from './list.store.ts'
import type { TeamNode } from './shapes.ts'
import type { TeamRow } from './store.ts'

export type Node = z.output<typeof TeamNode>

/** The tree as far as the caller sees it. A team whose parent is out of sight stands at the top. */
export async function showTree(ctx: Context, _: Input<typeof listTeams>): Promise<{ items: Node[] }> {
  const sees = await seenTeams(ctx)
  const rows = (await store.listTeams(ctx.db)).filter((row) => sees(row.id))
  const counts = await store.countMembers(ctx.db, ctx.now())
  return { items: rows.map((row) => toNode(row, counts, sees)) }
}

/** Which teams the caller may see; answers for many without asking again. */
export async function seenTeams(ctx: Context): Promise<(id: string) => boolean> {
  const reach = await reachOf(ctx, 'teams.read')
  if (reach.kind !== 'some') return () => reach.kind === 'all'
  const mine = new Set(
    reach.parts.flatMap((part) => (part.by === 'teams' && part.createdAfter === null ? part.teamIds : [])),
  )
  const tree = await teamTree(ctx)
  return (id) => tree.isWithin(id, mine)
}

export function toNode(
  row: TeamRow,
  counts: ReadonlyMap<string, store.MemberCount>,
  sees: (id: string) => boolean,
): Node {
  const { members = 0, below = 0 } = counts.get(row.id) ?? {}
  const parentId = row.parent_id !== null && sees(row.parent_id) ? row.parent_id : null
  return {
    id: row.id,
    parentId,
    name: row.name,
    kind: row.kind,
    memberCount: members,
    belowCount: below,
    version: row.version,
  }
}

import { can, reachOf, type Seen, seenUsers, seesByType, teamTree } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { listSeenUsers } from './story.store.ts'
import type { Thing } from './story.ts'
import { heardOf } from './topics.ts'

/** How far a caller sees people or teams: all, some, or at most themselves. */
type Width = 'all' | 'some' | 'none'

export interface Sight {
  /** Whether the caller may know of this very thing. */
  sees(thing: Thing): boolean
  /** How far the caller sees things of this kind at all. */
  width(kind: string): Width
}

/** What of these things the caller may see now: by the rules of their lists (R70). */
export async function sightOf(ctx: Context, things: readonly Thing[]): Promise<Sight> {
  const kinds = new Set(things.map((thing) => thing.kind))
  const seen = kinds.has('user') ? await seenUsers(ctx) : undefined
  const open = new Set<string>()
  const widths = new Map<string, Width>()
  for (const kind of kinds) {
    const some = things.filter((thing) => thing.kind === kind)
    const width = kind === 'user' && seen ? widthOf(seen) : await widthOfKind(ctx, kind)
    widths.set(kind, width)
    if (width === 'none' && kind !== 'user') continue
    for (const id of await seenOf(ctx, kind, some, seen)) open.add(`${kind} ${id}`)
  }
  return { sees: ({ kind, id }) => open.has(`${kind} ${id}`), width: (kind) => widths.get(kind) ?? 'none' }
}

function widthOf({ parts }: Seen): Width {
  if (parts.length === 3 && parts.every((part) => part.everybody)) return 'all'
  return parts.some((part) => part.everybody || part.teamIds.length > 0) ? 'some' : 'none'
}

async function widthOfKind(ctx: Context, kind: string): Promise<Width> {
  if (kind === 'team') return (await reachOf(ctx, 'teams.read')).kind
  for (const permission of heardOf(kind)?.needs ?? []) if ((await can(ctx, permission)) !== false) return 'all'
  return 'none'
}

async function seenOf(ctx: Context, kind: string, things: readonly Thing[], seen?: Seen): Promise<readonly string[]> {
  if (kind === 'user' && seen) return seenPeople(ctx, things, seen)
  return kind === 'team' ? seenTeams(ctx, things) : things.map((thing) => thing.id)
}

/** Most are decided without asking the database; whoever was purged is only an id, which those may know who see everybody. */
async function seenPeople(ctx: Context, things: readonly Thing[], seen: Seen): Promise<readonly string[]> {
  const open: string[] = []
  const asked: string[] = []
  for (const { id, user } of things) {
    const sees = user ? seesByType(seen, user) : widthOf(seen) === 'all'
    if (sees) open.push(id)
    else if (sees === undefined) asked.push(id)
  }
  return asked.length === 0 ? open : [...open, ...(await listSeenUsers(ctx.db, asked, seen))]
}

async function seenTeams(ctx: Context, things: readonly Thing[]): Promise<readonly string[]> {
  const ids = things.map((thing) => thing.id)
  const reach = await reachOf(ctx, 'teams.read')
  if (reach.kind !== 'some') return reach.kind === 'all' ? ids : []
  const mine = reach.parts.flatMap((part) => (part.by === 'teams' && part.createdAfter === null ? part.teamIds : []))
  const tree = await teamTree(ctx)
  return ids.filter((id) => tree.isWithin(id, new Set(mine)))
}

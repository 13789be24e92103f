import { can, reachOf, seenUsers, teamTree } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { listImportsOf, listPortalIds, listRoleIds, listSeenUsers, listTeamIds } from './openable.store.ts'

interface Thing {
  readonly kind: string
  readonly id: string
}

/** Which of these are still there and may be seen by the caller: what a link may lead to. */
export async function openable(ctx: Context, things: readonly Thing[]): Promise<(kind: string, id: string) => boolean> {
  const open = new Set<string>()
  for (const [kind, some] of Map.groupBy(things, (thing) => thing.kind)) {
    const ids = await openOf(ctx, kind, [...new Set(some.map((thing) => thing.id))])
    for (const id of ids) open.add(`${kind} ${id}`)
  }
  return (kind, id) => open.has(`${kind} ${id}`)
}

async function openOf(ctx: Context, kind: string, ids: readonly string[]): Promise<readonly string[]> {
  if (kind === 'user') return listSeenUsers(ctx.db, ids, await seenUsers(ctx))
  if (kind === 'team') return seenTeams(ctx, await listTeamIds(ctx.db, ids))
  if (kind === 'role') return (await can(ctx, 'roles.read')) === true ? listRoleIds(ctx.db, ids) : []
  if (kind === 'portal') return (await can(ctx, 'portals.read')) === true ? listPortalIds(ctx.db, ids) : []
  if (kind !== 'import' || !(await can(ctx, 'imports.create'))) return []
  return listImportsOf(ctx.db, ids, ctx.actor.type === 'admin' ? undefined : ctx.actor.id)
}

async function seenTeams(ctx: Context, ids: readonly string[]): Promise<readonly string[]> {
  const reach = await reachOf(ctx, 'teams.read')
  if (reach.kind !== 'some') return reach.kind === 'all' ? ids : []
  const mine = new Set(
    reach.parts.flatMap((part) => (part.by === 'teams' && part.createdAfter === null ? part.teamIds : [])),
  )
  const tree = await teamTree(ctx)
  return ids.filter((id) => tree.isWithin(id, mine))
}

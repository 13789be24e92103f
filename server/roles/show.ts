import type { z } from 'zod'
import { can, namesOf, reachOf, teamTree } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import { findGives } from './gives.ts'
import { countHolders, listModules } from './list.store.ts'
import { toSummary } from './list.ts'
import type { RoleDetail } from './shapes.ts'
import { listPortalsGiving, listTeamsGiving } from './show.store.ts'
import * as store from './store.ts'

export type Detail = z.output<typeof RoleDetail>

/** The role, or `not-found`. */
export async function getRole(ctx: Context, id: string): Promise<store.RoleRow> {
  return (await store.findRole(ctx.db, id)) ?? refuse(NotFound)
}

/** A role as its page shows it, with everything it gives. */
export async function showRole(ctx: Context, id: string): Promise<Detail> {
  const row = await getRole(ctx, id)
  const name = await namesOf(ctx, [row.created_by])
  const gives = await findGives(ctx, id)
  const counts = await countHolders(ctx.db, ctx.now(), id)
  return {
    ...(await toSummary(ctx, row, { counts, modules: await listModules(ctx.db) })),
    permissions: [...gives.permissions],
    fields: [...gives.fields],
    mayGrant: [...gives.mayGrant],
    givenBy: await teamsSeen(ctx, await listTeamsGiving(ctx.db, id)),
    givenByPortals: (await can(ctx, 'portals.read')) === true ? await listPortalsGiving(ctx.db, id) : [],
    createdAt: row.created_at,
    createdBy: name(row.created_by),
  }
}

async function teamsSeen(ctx: Context, teams: Awaited<ReturnType<typeof listTeamsGiving>>) {
  const reach = await reachOf(ctx, 'teams.read')
  if (reach.kind !== 'some') return reach.kind === 'all' ? teams : []
  const mine = new Set(
    reach.parts.flatMap((part) => (part.by === 'teams' && part.createdAfter === null ? part.teamIds : [])),
  )
  const tree = await teamTree(ctx)
  return teams.filter((team) => tree.isWithin(team.id, mine))
}

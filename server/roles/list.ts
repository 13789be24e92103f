import type { z } from 'zod'
import { can, factsOfActor, isBeyondRoles, isInForce, mayGrantRole } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import type { ReplyOf } from '../platform/contract.ts'
import type { Input } from '../platform/http/route.ts'
import type { listRoles } from './contract.ts'
import * as store from './list.store.ts'
import { isBelowOwnRank } from './rank.ts'
import type { RoleSummary } from './shapes.ts'
import type { RoleRow } from './store.ts'

export type Summary = z.output<typeof RoleSummary>

/** Every role, for the page of roles and for whoever picks one. */
export async function showRoles(ctx: Context, _: Input<typeof listRoles>): Promise<ReplyOf<typeof listRoles>> {
  const rows = await store.listRoles(ctx.db)
  const counts = (await can(ctx, 'roles.read')) === true ? await store.countHolders(ctx.db, ctx.now()) : undefined
  const items: Summary[] = []
  const modules = await store.listModules(ctx.db)
  for (const row of rows) items.push(await toSummary(ctx, row, { counts, modules }))
  return { items, administrator: await administratorAsRole(ctx, counts !== undefined) }
}

/** The type `admin` among the roles (`roles.adminAppearsAs`, product.md section 2). */
async function administratorAsRole(ctx: Context, counted: boolean) {
  const name = ctx.settings['roles.adminAppearsAs']
  if (name === '') return null
  const people = counted ? await store.countAdministrators(ctx.db) : null
  return { name, people, can: { grant: isBeyondRoles(ctx.actor) || ctx.actor.type === 'admin' } }
}

interface Beside {
  /** Absent where the caller may only pick. */
  readonly counts: Map<string, store.HolderCount> | undefined
  readonly modules: Awaited<ReturnType<typeof store.listModules>>
}

/** A role as lists show it. */
export async function toSummary(ctx: Context, row: RoleRow, { counts, modules }: Beside): Promise<Summary> {
  const module = modules.find(({ key }) => key === row.module)
  const own = row.origin === 'custom' && (await isBelowOwnRank(ctx, row.rank))
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    origin: row.origin,
    module: module ? { key: module.key, name: module.name, removed: module.removed_at !== null } : null,
    audience: row.audience,
    rank: row.rank,
    inactive: row.inactive_at !== null,
    holders: counts ? heldBy(counts.get(row.id)) : null,
    version: row.version,
    updatedAt: row.updated_at,
    mine: await holdsRole(ctx, row.id),
    can: {
      edit: own && (await can(ctx, 'roles.edit')) === true,
      delete: own && (await can(ctx, 'roles.delete')) === true,
      grant: await mayGrantRole(ctx, row),
    },
  }
}

function heldBy(count: store.HolderCount | undefined) {
  const { direct = 0, by_team: byTeam = 0, by_portal: byPortal = 0, people = 0 } = count ?? {}
  return { direct, byTeam, byPortal, people }
}

async function holdsRole(ctx: Context, roleId: string): Promise<boolean> {
  const actor = await factsOfActor(ctx)
  return actor?.subject.roles.some((role) => role.roleId === roleId && isInForce(role, ctx.now())) ?? false
}

import type { z } from 'zod'
import { mayGrantRole } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { getTeam as getContract } from './contract.ts'
import { countMembers } from './list.store.ts'
import { seenTeams, toNode } from './list.ts'
import { pathsOf } from './path.ts'
import { readPositions } from './positions.ts'
import type { TeamDetail } from './shapes.ts'
import { countPositions, listRolesOf } from './show.store.ts'
import * as store from './store.ts'
import { canOn, getTeam } from './team.ts'

export type Detail = z.output<typeof TeamDetail>

/** The team named, if the caller may see it. */
export async function getReadableTeam(ctx: Context, { params }: Input<typeof getContract>): Promise<Detail> {
  return showTeam(ctx, (await getTeam(ctx, params.team, 'read')).id)
}

/** A team as its page shows it. The caller of this function has judged who may see it. */
export async function showTeam(ctx: Context, id: string): Promise<Detail> {
  const row = (await store.findTeam(ctx.db, id)) ?? refuse(NotFound)
  const path = await pathsOf(ctx)
  const edit = await canOn(ctx, 'edit', id)
  return {
    ...toNode(row, await countMembers(ctx.db, ctx.now(), id), await seenTeams(ctx)),
    path: path(id),
    description: row.description,
    positions: await positionsOf(ctx, row),
    roles: await rolesOf(ctx, id, edit),
    externalIds: await store.listExternalIds(ctx.db, id),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    can: { edit, delete: await canOn(ctx, 'delete', id), members: await canOn(ctx, 'members', id) },
  }
}

/** Declared ones in their order, then those that only members have. */
async function positionsOf(ctx: Context, row: store.TeamRow): Promise<Detail['positions']> {
  const declared = readPositions(row.positions)
  const used = await countPositions(ctx.db, row.id)
  const members = (name: string) => Number(used.find((one) => one.position === name)?.count ?? 0)
  const others = used.map((one) => one.position).filter((name) => !declared.includes(name))
  return [
    ...declared.map((name) => ({ name, declared: true, members: members(name) })),
    ...others.map((name) => ({ name, declared: false, members: members(name) })),
  ]
}

async function rolesOf(ctx: Context, id: string, edit: boolean): Promise<Detail['roles']> {
  const roles: Detail['roles'] = []
  for (const role of await listRolesOf(ctx.db, id)) {
    const remove = edit && (await mayGrantRole(ctx, role))
    roles.push({ id: role.id, name: role.name, position: role.position, can: { remove } })
  }
  return roles
}

import type { z } from 'zod'
import { can, mayGrantRole, namesOf } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { getPortal as getContract } from './contract.ts'
import { countPeople, listRolesGiven } from './list.store.ts'
import { toSummary } from './list.ts'
import { getPortal } from './portal.ts'
import { type PortalDetail, readableOn } from './shapes.ts'
import * as store from './store.ts'
import { countSignedIn } from './ways-in.store.ts'

export type Detail = z.output<typeof PortalDetail>

/** The portal named. */
export async function showNamed(ctx: Context, { params }: Input<typeof getContract>): Promise<Detail> {
  return showPortal(ctx, (await getPortal(ctx, params.portal)).id)
}

/** A portal as its page shows it. */
export async function showPortal(ctx: Context, id: string): Promise<Detail> {
  const row = (await store.findPortal(ctx.db, id)) ?? refuse(NotFound)
  const given = await listRolesGiven(ctx.db, id)
  const edit = (await can(ctx, 'portals.edit')) === true
  const roles: Detail['roles'] = []
  for (const role of given)
    roles.push({ id: role.id, name: role.name, can: { remove: edit && (await mayGrantRole(ctx, role)) } })
  const name = await namesOf(ctx, [row.created_by])
  return {
    ...toSummary(ctx, row, await countPeople(ctx.db), given),
    ...{ welcome: row.welcome, host: row.host, home: row.home, textColor: readableOn(row.color || '#ffffff') },
    signedIn: await countSignedIn(ctx.db, id, ctx.now()),
    roles,
    createdAt: row.created_at,
    createdBy: name(row.created_by),
    updatedAt: row.updated_at,
    can: { edit, delete: (await can(ctx, 'portals.delete')) === true },
  }
}

import { asOfNow, assertMayExtendPeople, assertMayGrantRole, raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { Conflict, NotFound } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { refuse } from '../platform/refusal.ts'
import { assertKeptRoles } from '../roles/index.ts'
import { type givePortalRole, PortalRoleGiven, PortalRoleNotGiven, type takePortalRole } from './contract.ts'
import { endedBy } from './people.ts'
import { entityOf, getPortal } from './portal.ts'
import * as store from './roles.store.ts'
import { type Detail, showPortal } from './show.ts'
import { lockPortal } from './store.ts'

/** Lets a portal give a role to everybody in it: as many grants at once, judged as those. */
export async function giveRole(ctx: Context, { params }: Input<typeof givePortalRole>): Promise<Detail> {
  const { id } = await getPortal(ctx, params.portal)
  await ctx.transaction(async (tx) => {
    // Whoever lets somebody in, or lets them stand for somebody, waits until this is done, or is waited for.
    const portal = (await lockPortal(tx.db, id)) ?? refuse(NotFound)
    const added = { added_at: tx.now(), added_by: tx.actor.id, added_change: tx.changeId }
    const role = await judgeGift(tx, { portal: portal.id, role: params.role })
    if (!(await store.addPortalRole(tx.db, { id: newId(), portal_id: portal.id, role_id: role.id, ...added })))
      refuse(PortalRoleGiven)
    // Whoever deletes the role at the same time has been waited for: it may be gone.
    if (!(await store.findRole(tx.db, role.id))) refuse(NotFound)
    await raiseAccessVersion(tx.db)
    await record(tx, 'portal.role-given', entityOf({ id: portal.id, name: portal.name }), tellsOf(role))
  })
  return showPortal(await asOfNow(ctx), id)
}

/** A role that a portal is to give: refuses what is for nobody there, and who may not give it to each of its people. */
export async function judgeGift(ctx: Context, { portal, role: id }: { portal: string; role: string }) {
  const role = (await store.findRole(ctx.db, id)) ?? refuse(NotFound)
  if (role.audience !== 'portal') refuse(Conflict, { detail: `“${role.name}” is not for people of portals.` })
  if (role.origin === 'module' && role.inactive_at)
    refuse(Conflict, { detail: `“${role.name}” is out of effect: no module declares it now.` })
  await assertMayGrantRole(ctx, role)
  await assertMayExtendPeople(ctx, [role.id], { portalId: portal })
  return role
}

/** A role that a portal gives: refuses who may not take it. */
export async function judgeTaking(ctx: Context, id: string) {
  const role = (await store.findRole(ctx.db, id)) ?? refuse(NotFound)
  await assertMayGrantRole(ctx, role)
  return role
}

/** Lets a portal give a role no more; who has it otherwise keeps it. */
export async function takeRole(ctx: Context, { params }: Input<typeof takePortalRole>): Promise<Detail> {
  const portal = await getPortal(ctx, params.portal)
  const role = await judgeTaking(ctx, params.role)
  await ctx.transaction(async (tx) => {
    if (!(await store.endPortalRole(tx.db, portal.id, role.id, endedBy(tx)))) refuse(PortalRoleNotGiven)
    await assertKeptRoles(tx)
    await raiseAccessVersion(tx.db)
    await record(tx, 'portal.role-taken', entityOf({ id: portal.id, name: portal.name }), tellsOf(role))
  })
  return showPortal(await asOfNow(ctx), portal.id)
}

function tellsOf({ id, name }: { readonly id: string; readonly name: string }) {
  return { also: { role: name, roleId: id }, about: [id] }
}

import { asOfNow, assertMayExtendPerson, assertMayGrantRole, raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { Conflict, NotFound } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { refuse } from '../platform/refusal.ts'
import { assertKeptRoles } from '../roles/index.ts'
import { type givePortalRole, PortalRoleGiven, PortalRoleNotGiven, type takePortalRole } from './contract.ts'
import { listPeopleIds } from './people.store.ts'
import { endedBy } from './people.ts'
import { entityOf, getPortal } from './portal.ts'
import * as store from './roles.store.ts'
import { type Detail, showPortal } from './show.ts'
import { findPortal } from './store.ts'

/** Lets a portal give a role to everybody in it: as many grants at once. */
export async function giveRole(ctx: Context, { params }: Input<typeof givePortalRole>): Promise<Detail> {
  const portal = await getPortal(ctx, params.portal)
  const role = (await store.findRole(ctx.db, params.role)) ?? refuse(NotFound)
  if (role.audience !== 'portal') refuse(Conflict, { detail: `“${role.name}” is not for people of portals.` })
  if (role.origin === 'module' && role.inactive_at)
    refuse(Conflict, { detail: `“${role.name}” is out of effect: no module declares it now.` })
  await assertMayGrantRole(ctx, role)
  for (const userId of await listPeopleIds(ctx.db, portal.id)) await assertMayExtendPerson(ctx, role.id, userId)
  await ctx.transaction(async (tx) => {
    const added = { added_at: tx.now(), added_by: tx.actor.id, added_change: tx.changeId }
    if (!(await store.addPortalRole(tx.db, { id: newId(), portal_id: portal.id, role_id: role.id, ...added })))
      refuse(PortalRoleGiven)
    // Whoever deletes the portal or the role at the same time has been waited for: it may be gone.
    if (!(await findPortal(tx.db, portal.id)) || !(await store.findRole(tx.db, role.id))) refuse(NotFound)
    await raiseAccessVersion(tx.db)
    await record(tx, 'portal.role-given', entityOf({ id: portal.id, name: portal.name }), tellsOf(role))
  })
  return showPortal(await asOfNow(ctx), portal.id)
}

/** Lets a portal give a role no more; who has it otherwise keeps it. */
export async function takeRole(ctx: Context, { params }: Input<typeof takePortalRole>): Promise<Detail> {
  const portal = await getPortal(ctx, params.portal)
  const role = (await store.findRole(ctx.db, params.role)) ?? refuse(NotFound)
  await assertMayGrantRole(ctx, role)
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

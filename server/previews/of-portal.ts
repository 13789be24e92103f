import { assertCan, seenUsers } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { refuseField } from '../platform/refusal.ts'
import {
  assertMayGiveAll,
  assertMayGiveTo,
  assertMayTake,
  getPortal,
  judgePortalDeletion,
  judgePortalGift,
  judgePortalTaking,
} from '../portals/index.ts'
import { groundNow } from './ground.ts'
import { these } from './holdings.store.ts'
import { othersNamed } from './named.ts'
import { underAuthority } from './of-people.ts'
import { asItIs, type Held, type Plan } from './plan.ts'
import { findOthers, insidersOf, listPortalRoles } from './portals.store.ts'
import type { Change } from './shapes.ts'

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>

/** A portal gives a role to everybody in it, or gives it no more. One that is off gives nothing. */
export async function planPortalRole(ctx: Context, change: Of<'portal-role'>): Promise<Plan> {
  await assertCan(ctx, 'portals.edit')
  const portal = await getPortal(ctx, change.portal)
  const role = await (change.give
    ? judgePortalGift(ctx, { portal: portal.id, role: change.role })
    : judgePortalTaking(ctx, change.role))
  const before = await groundNow(ctx)
  const others = before.portalRoles.filter((one) => one.portalId !== portal.id || one.roleId !== role.id)
  const isGiven = change.give && portal.off_at === null
  const after = { ...before, portalRoles: isGiven ? [...others, { portalId: portal.id, roleId: role.id }] : others }
  return { whom: insidersOf(portal.id), before, after, become: asItIs, teams: [], portalIds: [portal.id] }
}

/** A portal is switched on, or off: then its people have nothing by it. */
export async function planPortalSwitch(ctx: Context, { portal: ref, on }: Of<'portal-on'>): Promise<Plan> {
  await assertCan(ctx, 'portals.edit')
  const { id } = await getPortal(ctx, ref)
  if (on) await assertMayGiveAll(ctx, id)
  const before = await groundNow(ctx)
  const portalRoles = on
    ? await listPortalRoles(ctx.db, id)
    : before.portalRoles.filter(({ portalId }) => portalId !== id)
  return { whom: insidersOf(id), before, after: { ...before, portalRoles }, become: asItIs, teams: [], portalIds: [id] }
}

/** A portal is deleted: its people lose it, or come into another one. */
export async function planPortalDeletion(ctx: Context, change: Of<'portal-deleted'>): Promise<Plan> {
  await assertCan(ctx, 'portals.delete')
  const { portal, target } = await judgePortalDeletion(ctx, change.portal, change.movePeopleTo)
  const before = await groundNow(ctx)
  const coming = target ? [target.id] : []
  return {
    ...{ whom: insidersOf(portal.id), before, after: before, teams: [] },
    become: (held) => ({ before: held, after: inside(held, coming, [portal.id]) }),
    portalIds: [portal.id, ...coming],
  }
}

/** People are let into portals, or taken out of them. */
export async function planPortalPeople(ctx: Context, change: Of<'portal-people'>): Promise<Plan> {
  await assertCan(ctx, 'portals.edit')
  const portalIds: string[] = []
  for (const ref of change.portals) portalIds.push((await getPortal(ctx, ref)).id)
  const { ids: others, named } = await othersNamed(ctx, change.people)
  const ids = await underAuthority(ctx, others)
  if (await findOthers(ctx.db, ids)) refuseField(Invalid, 'people', 'Only portal users are in portals.', 'not-for-type')
  for (const id of portalIds) await (change.in ? assertMayGiveTo(ctx, id, ids) : assertMayTake(ctx, id))
  const ground = await groundNow(ctx)
  const [coming, leaving] = change.in ? [portalIds, []] : [[], portalIds]
  return {
    ...{ whom: these(ids), among: await seenUsers(ctx), named },
    ...{ before: ground, after: ground, teams: [], portalIds },
    become: (held) => ({ before: held, after: inside(held, coming, leaving) }),
  }
}

function inside(held: Held, coming: readonly string[], leaving: readonly string[]): Held {
  const kept = held.portalIds.filter((id) => !leaving.includes(id))
  return { ...held, portalIds: [...new Set([...kept, ...coming])] }
}

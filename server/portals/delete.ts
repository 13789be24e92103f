import { raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { Invalid, NotFound, Stale } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { assertKeptRoles } from '../roles/index.ts'
import { type deletePortal, PortalInUse } from './contract.ts'
import { assertMayTake } from './gives.ts'
import { listLivingPeople } from './people.store.ts'
import { emptyPortal, endedBy, endWaysIn, judgeMove } from './people.ts'
import { entityOf, getPortal } from './portal.ts'
import { endRolesOf } from './roles.store.ts'
import * as store from './store.ts'

/** Deletes a portal; everybody in it is signed out. Where it has people, the caller says what becomes of them. */
export async function removePortal(
  ctx: Context,
  { params, query, version }: Input<typeof deletePortal>,
): Promise<undefined> {
  const { portal, target } = await judgeWhere(ctx, params.portal, query.movePeopleTo)
  const { id } = portal
  await ctx.transaction(async (tx) => {
    const row = (await store.lockPortal(tx.db, id)) ?? refuse(NotFound)
    if (row.version !== version) refuse(Stale)
    if (!target && query.peopleLoseIt === 'false') await assertEmpty(tx, row)
    if (target && !(await store.lockPortal(tx.db, target.id))) refuse(NotFound)
    const people = await emptyPortal(tx, row, target)
    const sessionsEnded = await endWaysIn(tx, id)
    await endRolesOf(tx.db, id, endedBy(tx))
    if (!(await store.updatePortal(tx.db, id, version, { deleted_at: tx.now() }))) refuse(Stale)
    await assertKeptRoles(tx)
    await raiseAccessVersion(tx.db)
    const also = {
      ...{ people, sessionsEnded },
      ...(target ? { peopleTo: target.name, peopleToId: target.id } : {}),
    }
    const about = target ? [target.id] : []
    await record(tx, 'portal.deleted', entityOf({ ...row, version: version + 1 }), { also, about })
  })
}

/** A portal that is to go, and where its people are to: refuses who may not take or give them what that does. */
export async function judgeDeletion(ctx: Context, ref: string, movePeopleTo: string | undefined) {
  const { portal, target } = await judgeWhere(ctx, ref, movePeopleTo)
  if (target) await judgeMove(ctx, portal, target)
  return { portal, target }
}

async function judgeWhere(ctx: Context, ref: string, movePeopleTo: string | undefined) {
  const portal = await getPortal(ctx, ref)
  const target = movePeopleTo === undefined ? undefined : await getTarget(ctx, movePeopleTo, portal.id)
  await assertMayTake(ctx, portal.id)
  return { portal, target }
}

async function getTarget(ctx: Context, ref: string, id: string): Promise<store.PortalRow> {
  const target = await store.findPortalBy(ctx.db, ref)
  if (!target) return refuseField(Invalid, 'movePeopleTo', 'This portal does not exist.', 'unknown')
  return target.id === id ? refuseField(Invalid, 'movePeopleTo', 'Choose another portal.', 'same') : target
}

async function assertEmpty(tx: Tx, row: store.PortalRow): Promise<void> {
  const people = (await listLivingPeople(tx.db, row.id)).length
  if (people === 0) return
  const detail =
    people === 1
      ? `1 person is in “${row.name}”. Say where they go, or that they lose it.`
      : `${people} people are in “${row.name}”. Say where they go, or that they lose it.`
  refuse(PortalInUse, { detail })
}

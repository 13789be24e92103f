import { assertMayExtendPerson, assertMayGrantRole } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { listRolesGiven } from './list.store.ts'
import { listPeopleIds } from './people.store.ts'

/** Refuses unless the caller may give each role that the portal gives, to each of its people. */
export async function assertMayGiveAll(ctx: Context, portalId: string): Promise<void> {
  const userIds = await listPeopleIds(ctx.db, portalId)
  for (const role of await listRolesGiven(ctx.db, portalId)) {
    await assertMayGrantRole(ctx, role)
    for (const userId of userIds) await assertMayExtendPerson(ctx, role.id, userId)
  }
}

/** The same for one person. */
export async function assertMayGiveTo(ctx: Context, portalId: string, userId: string): Promise<void> {
  for (const role of await listRolesGiven(ctx.db, portalId)) {
    await assertMayGrantRole(ctx, role)
    await assertMayExtendPerson(ctx, role.id, userId)
  }
}

/** Refuses unless the caller may take each role that the portal gives: taking needs the same right as giving. */
export async function assertMayTake(ctx: Context, portalId: string): Promise<void> {
  for (const role of await listRolesGiven(ctx.db, portalId)) await assertMayGrantRole(ctx, role)
}

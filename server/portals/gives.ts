import {
  assertAuthority,
  assertMayExtendPeople,
  assertMayGrantRole,
  factsOfPeople,
  isBeyondRoles,
} from '../access/index.ts'
import { type Context, isWholeAdmin } from '../platform/context.ts'
import { inPieces } from '../platform/database/index.ts'
import { listRolesGiven } from './list.store.ts'

/** Refuses unless the caller may give each role that the portal gives, to each of its people. */
export async function assertMayGiveAll(ctx: Context, portalId: string): Promise<void> {
  const roles = await listRolesGiven(ctx.db, portalId)
  for (const role of roles) await assertMayGrantRole(ctx, role)
  await assertMayExtendPeople(ctx, idsOf(roles), { portalId })
}

/** The same for those who are to come into it. */
export async function assertMayGiveTo(ctx: Context, portalId: string, userIds: readonly string[]): Promise<void> {
  const roles = await listRolesGiven(ctx.db, portalId)
  for (const role of roles) await assertMayGrantRole(ctx, role)
  for (const some of inPieces(userIds)) await assertMayExtendPeople(ctx, idsOf(roles), { userIds: some })
}

const idsOf = (roles: readonly { readonly id: string }[]) => roles.map((role) => role.id)

/** Refuses unless the caller may take each role that the portal gives: taking needs the same right as giving. */
export async function assertMayTake(ctx: Context, portalId: string): Promise<void> {
  for (const role of await listRolesGiven(ctx.db, portalId)) await assertMayGrantRole(ctx, role)
}

/** Refuses unless the caller has authority over each of these people: what is changed is a way in of theirs. */
export async function assertAuthorityOver(ctx: Context, userIds: readonly string[]): Promise<void> {
  if (isBeyondRoles(ctx.actor) || isWholeAdmin(ctx.actor)) return
  for (const some of inPieces(userIds))
    for (const facts of (await factsOfPeople(ctx, some)).values()) await assertAuthority(ctx, facts)
}

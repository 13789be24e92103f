import type { Context } from '../platform/context.ts'
import { refuse } from '../platform/refusal.ts'
import { type Grant, holds } from './engine/index.ts'
import type { PersonFacts } from './facts.ts'
import { MayNotGrant, NoAuthority } from './failures.ts'
import { listPermissions } from './facts.store.ts'
import { factsOfActor, isBeyondRoles } from './may.ts'

/**
 * Refuses unless the caller has authority over the target's ways in (product.md section 2): an admin over everybody;
 * others never over admins, over lower ranks where roles are ranked, else over those who may nothing that they may not.
 */
export async function assertAuthority(ctx: Context, target: PersonFacts): Promise<void> {
  if (!(await hasAuthority(ctx, target))) refuse(NoAuthority)
}

export async function hasAuthority(ctx: Context, target: PersonFacts): Promise<boolean> {
  if (isBeyondRoles(ctx.actor) || ctx.actor.type === 'admin') return true
  const actor = await factsOfActor(ctx)
  if (!actor || target.row.type === 'admin' || target.row.type === 'system') return false
  if (actor.rank > 0 || target.rank > 0) return actor.rank > target.rank
  const grantable = new Set(actor.mayGrant)
  const others = target.subject.roles.filter((role) => !grantable.has(role.roleId))
  return others.every((role) => role.grants.every((grant) => holds(actor.subject, grant, ctx.now())))
}

/** Refuses unless the caller may give this role: an admin, a holder of all of it, or of a role that names it in `mayGrant`. */
export async function assertMayGrantRole(ctx: Context, role: { readonly id: string; readonly rank: number | null }): Promise<void> {
  if (isBeyondRoles(ctx.actor) || ctx.actor.type === 'admin') return
  const actor = await factsOfActor(ctx)
  if (!actor) return refuse(MayNotGrant)
  if (role.rank !== null && role.rank >= actor.rank) return refuse(MayNotGrant)
  if (actor.mayGrant.has(role.id)) return
  await assertHolds(ctx, await rightsOfRoles(ctx, [role.id]))
}

/** Refuses unless the caller holds each of these rights: giving a permission is granting it. */
export async function assertHolds(ctx: Context, rights: readonly Grant[]): Promise<void> {
  if (isBeyondRoles(ctx.actor) || ctx.actor.type === 'admin') return
  const actor = await factsOfActor(ctx)
  const missing = rights.find((right) => !actor || !holds(actor.subject, right, ctx.now()))
  if (missing) refuse(MayNotGrant, { detail: `You do not hold “${missing.scope}: ${missing.action}” at level ${missing.level}.` })
}

async function rightsOfRoles(ctx: Context, roleIds: readonly string[]): Promise<Grant[]> {
  const rows = roleIds.length === 0 ? [] : await listPermissions(ctx.db, roleIds)
  return rows.map(({ scope, action, level, within_seconds: within }) => ({ scope, action, level, within }))
}

import { type Context, isWholeAdmin } from '../platform/context.ts'
import { fold } from '../platform/fold.ts'
import { refuse } from '../platform/refusal.ts'
import { catalogueOf } from './catalogue.ts'
import { type Grant, holds } from './engine/index.ts'
import { listTeamLevelRights, listTeamsOf } from './extend.store.ts'
import { findOutOfReach } from './extend.ts'
import { findRoleNameKey, listMayGrantRoles, listPermissions, listRoleFields } from './facts.store.ts'
import { MayNotGrant, NoAuthority } from './failures.ts'
import { type FieldRight, fieldRightsOf, findMissingField } from './field-rights.ts'
import { factsOfActor, isBeyondRoles } from './may.ts'
import type { PersonFacts } from './person-facts.ts'

/**
 * Refuses unless the caller has authority over the target's ways in (product.md section 2): an admin over everybody;
 * others never over admins, over lower ranks where roles are ranked, else over those who may do, and give, nothing that
 * they may not, and nowhere else.
 */
export async function assertAuthority(ctx: Context, target: PersonFacts): Promise<void> {
  if (!(await hasAuthority(ctx, target))) refuse(NoAuthority)
}

export async function hasAuthority(ctx: Context, target: PersonFacts): Promise<boolean> {
  if (isBeyondRoles(ctx.actor) || isWholeAdmin(ctx.actor)) return true
  const actor = await factsOfActor(ctx)
  if (!actor || target.row.type === 'admin' || target.row.type === 'system') return false
  // By a token that holds less, somebody's rank is worth no more than what the token may do.
  if (!ctx.actor.token?.scopes && (actor.rank > 0 || target.rankToCome > 0)) return actor.rank > target.rankToCome
  const others = target.subject.roles.filter((role) => !actor.mayGrant.has(role.roleId))
  for (const role of others) if (!(await mayGrantRole(ctx, { id: role.roleId, rank: null }))) return false
  // What everybody has is nobody's advantage; any other right of level `team` is as much as the target's teams.
  const given = others.filter((role) => role.via.kind !== 'baseline').map((role) => role.roleId)
  const rights = await listTeamLevelRights(ctx.db, given)
  return !(await findOutOfReach(ctx, rights, await listTeamsOf(ctx.db, { userIds: [target.row.id] })))
}

type Role = { readonly id: string; readonly rank: number | null }

/** Refuses unless the caller may give this role: an admin, a holder of all of it, or of a role that names it in `mayGrant`. */
export async function assertMayGrantRole(ctx: Context, role: Role): Promise<void> {
  if (!(await mayGrantRole(ctx, role))) refuse(MayNotGrant)
}

/** What `assertMayGrantRole` asserts. What a role lets its holders give is part of it, or it would be a detour. */
export async function mayGrantRole(
  ctx: Context,
  role: Role,
  passed: ReadonlySet<string> = new Set(),
): Promise<boolean> {
  if (isBeyondRoles(ctx.actor)) return true
  if (await isGivenByOperatorOnly(ctx, role.id)) return false
  if (isWholeAdmin(ctx.actor)) return true
  const actor = await factsOfActor(ctx)
  if (!actor || !outranks(actor, role)) return false
  if (actor.mayGrant.has(role.id)) return true
  const rights = await rightsOfRole(ctx, role.id)
  if (await findMissing(ctx, rights)) return false
  if (await findMissingField(ctx, await fieldRightsOfRole(ctx, role.id, rights))) return false
  const through = new Set([...passed, role.id])
  for (const next of await listMayGrantRoles(ctx.db, role.id))
    if (!through.has(next.id) && !(await mayGrantRole(ctx, next, through))) return false
  return true
}

/** `roles.grantedByOperatorOnly`: by the command line and by Roster itself, by nobody else. */
async function isGivenByOperatorOnly(ctx: Context, roleId: string): Promise<boolean> {
  const names = ctx.settings['roles.grantedByOperatorOnly'].map(fold)
  if (names.length === 0) return false
  // Also while the role is out of effect, or it would be given then and made active afterwards.
  const nameKey = await findRoleNameKey(ctx.db, roleId)
  return nameKey !== undefined && names.includes(nameKey)
}

/** Administrators stand above every rank, by whatever token they call. */
function outranks({ row, rank }: PersonFacts, role: Role): boolean {
  return role.rank === null || row.type === 'admin' || role.rank < rank
}

/** Refuses unless the caller holds each of these rights: giving a permission is granting it. */
export async function assertHolds(ctx: Context, rights: readonly Grant[]): Promise<void> {
  const missing = await findMissing(ctx, rights)
  if (missing)
    refuse(MayNotGrant, { detail: `You do not hold “${missing.scope}: ${missing.action}” at level ${missing.level}.` })
}

/** The first of these rights that the caller does not hold. */
export async function findMissing(ctx: Context, rights: readonly Grant[]): Promise<Grant | undefined> {
  if (isBeyondRoles(ctx.actor) || isWholeAdmin(ctx.actor)) return undefined
  const actor = await factsOfActor(ctx)
  return rights.find((right) => !actor || !holds(actor.subject, right, ctx.now()))
}

async function rightsOfRole(ctx: Context, roleId: string): Promise<Grant[]> {
  const rows = await listPermissions(ctx.db, [roleId])
  return rows.map(({ scope, action, level, within_seconds: within }) => ({ scope, action, level, within }))
}

async function fieldRightsOfRole(ctx: Context, roleId: string, rights: readonly Grant[]): Promise<FieldRight[]> {
  return fieldRightsOf(await catalogueOf(ctx), rights, await listRoleFields(ctx.db, [roleId]))
}

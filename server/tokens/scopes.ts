/** What a token may be given: what its owner holds, by whoever holds it, too (product.md section 2, "Granting"). */
import {
  assertHolds,
  assertReachesInto,
  catalogueOf,
  findMissing,
  findOutOfReach,
  isBeyondRoles,
  levelsOf,
  MayNotGrant,
  type PersonFacts,
  type Right,
} from '../access/index.ts'
import { type Context, isWholeAdmin } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { refuse, refuseField } from '../platform/refusal.ts'

/** As stored and shown: null is all that the owner may do, now and later. */
export type ScopeList = readonly string[] | null

export function readScopes(stored: string): ScopeList {
  return JSON.parse(stored)
}

/** Refuses a scope that gives nothing, since its owner does not hold it. */
export async function assertOwnerHolds(ctx: Context, owner: PersonFacts, scopes: ScopeList): Promise<void> {
  const declared = new Set(await permissionsOf(ctx))
  const unknown = scopes?.findIndex((scope) => !declared.has(scope)) ?? -1
  if (unknown >= 0) refuseField(Invalid, `scopes.${unknown}`, 'There is no such permission.', 'unknown')
  const idle = scopes?.find((scope) => rightsOn(ctx, owner, scope).length === 0)
  if (idle) refuseField(Invalid, 'scopes', `The owner may not “${idle}”, so the token could not either.`, 'not-held')
}

/** Refuses whoever does not hold what the token would give them. */
export async function assertMayHold(ctx: Context, owner: PersonFacts, scopes: ScopeList): Promise<void> {
  if (ctx.actor.id === owner.row.id) return
  if (scopes === null && !mayGiveWhatComes(ctx))
    refuse(MayNotGrant, { detail: 'Only administrators give “everything”.' })
  const rights = (scopes ?? (await permissionsOf(ctx))).flatMap((scope) => rightsOn(ctx, owner, scope))
  await assertHolds(ctx, rights)
  await assertReachesInto(ctx, ofTeams(rights), owner.subject.teamIds, 'teams of this account')
}

/** The permissions that the owner holds and the caller may give; `everything` where those are all. */
export async function listGivable(
  ctx: Context,
  owner: PersonFacts,
): Promise<{ scopes: string[]; everything: boolean }> {
  const held = (await permissionsOf(ctx)).filter((scope) => rightsOn(ctx, owner, scope).length > 0)
  const scopes: string[] = []
  for (const scope of held) if (await mayHold(ctx, owner, rightsOn(ctx, owner, scope))) scopes.push(scope)
  const isOwn = ctx.actor.id === owner.row.id
  return { scopes, everything: isOwn || (mayGiveWhatComes(ctx) && scopes.length === held.length) }
}

/** “Everything” is also what the owner is given later, by others: whoever knows the secret would have it without being given it. */
function mayGiveWhatComes({ actor }: Context): boolean {
  return isBeyondRoles(actor) || isWholeAdmin(actor)
}

/** What is new in `after`. */
export function addedScopes(before: ScopeList, after: ScopeList): ScopeList {
  if (before === null) return []
  return after === null ? null : after.filter((scope) => !before.includes(scope))
}

async function mayHold(ctx: Context, owner: PersonFacts, rights: readonly Right[]): Promise<boolean> {
  if (ctx.actor.id === owner.row.id) return true
  if (await findMissing(ctx, rights)) return false
  return !(await findOutOfReach(ctx, ofTeams(rights), owner.subject.teamIds))
}

/** All that is declared now, by Roster and by modules. */
async function permissionsOf(ctx: Context): Promise<string[]> {
  const { modules } = await catalogueOf(ctx)
  const scopes = modules.flatMap((module) => module.scopes)
  return scopes.flatMap(({ key, actions }) => actions.map((action) => `${key}.${action.key}`))
}

function rightsOn(ctx: Context, { subject }: PersonFacts, permission: string): Right[] {
  const [scope = '', action = ''] = permission.split('.')
  return [...levelsOf(subject, scope, action, ctx.now())].map((level) => ({ scope, action, level, within: null }))
}

function ofTeams(rights: readonly Right[]): Right[] {
  return rights.filter(({ level }) => level === 'team')
}

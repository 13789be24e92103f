import { type Context, isWholeAdmin } from '../platform/context.ts'
import { refuse } from '../platform/refusal.ts'
import * as store from './extend.store.ts'
import { MayNotGrant } from './failures.ts'
import { can, factsOfActor, isBeyondRoles, judgeOf } from './may.ts'

interface TeamRight {
  readonly scope: string
  readonly action: string
}

/**
 * A right of level `team` is as much as the teams of its holder. Whoever gives one, by a role, a role of a team, a
 * membership or a changed role, must reach each of these teams with it: otherwise two steps, in the right order, would
 * make a helper who reaches further than the caller (R66).
 */
export async function assertReachesInto(
  ctx: Context,
  rights: readonly TeamRight[],
  teamIds: readonly string[],
  whose: string,
): Promise<void> {
  const missing = await findOutOfReach(ctx, rights, teamIds)
  if (missing)
    refuse(MayNotGrant, {
      detail: `In ${whose} they could “${missing.scope}: ${missing.action}”, which you cannot do there.`,
    })
}

/** The first of these rights that the caller lacks in one of these teams. */
export async function findOutOfReach(
  ctx: Context,
  rights: readonly TeamRight[],
  teamIds: readonly string[],
): Promise<TeamRight | undefined> {
  if (isBeyondRoles(ctx.actor) || isWholeAdmin(ctx.actor)) return undefined
  for (const right of rights)
    for (const id of teamIds)
      if ((await can(ctx, `${right.scope}.${right.action}`, { id, teamIds: [id] })) !== true) return right
  return undefined
}

/** Refuses a role whose rights of level `team` would reach, by this person, where the caller does not. */
export async function assertMayExtendPerson(ctx: Context, roleId: string, userId: string): Promise<void> {
  await assertMayExtendPeople(ctx, [roleId], { userIds: [userId] })
}

/** The same of several roles that come to all of these people, however many, by a handful of questions. */
export async function assertMayExtendPeople(
  ctx: Context,
  roleIds: readonly string[],
  whose: { readonly userIds: readonly string[] } | { readonly portalId: string },
): Promise<void> {
  const judged: string[] = []
  for (const id of roleIds) if (!(await isFree(ctx, id))) judged.push(id)
  if (judged.length === 0 || ('userIds' in whose && whose.userIds.length === 0)) return
  const rights = await store.listTeamLevelRights(ctx.db, judged)
  const several = 'userIds' in whose && whose.userIds.length === 1 ? 'teams of this person' : 'teams of these people'
  await assertReachesInto(ctx, rights, await store.listTeamsOf(ctx.db, whose), several)
  await assertReachesGranted(ctx, rights, await store.listGrantedTo(ctx.db, whose))
  await assertReachesStoodFor(ctx, judged, await store.listStoodForBy(ctx.db, whose))
}

/** The same for everybody in a team, or with one position in it. */
export async function assertMayExtendTeam(
  ctx: Context,
  roleId: string,
  { teamId, position }: { teamId: string; position: string },
): Promise<void> {
  if (await isFree(ctx, roleId)) return
  const rights = await store.listTeamLevelRights(ctx.db, [roleId])
  await assertReachesInto(ctx, rights, await store.listTeamsOfMembers(ctx.db, teamId, position), 'teams of its members')
  await assertReachesGranted(ctx, rights, await store.listGrantedToMembers(ctx.db, teamId, position))
}

/** The same for rights that come to a role, of everybody who holds it; null is everybody. */
export async function assertMayExtendHolders(
  ctx: Context,
  roleId: string | null,
  rights: readonly TeamRight[],
): Promise<void> {
  if (rights.length === 0 || isBeyondRoles(ctx.actor) || isWholeAdmin(ctx.actor)) return
  await assertReachesGranted(ctx, rights, await store.listGrantedToHolders(ctx.db, roleId))
}

/**
 * Refuses records for which somebody is to stand where their roles reach by these, at the levels `account` and `contact`,
 * what the caller does not.
 */
export async function assertMayStandFor(
  ctx: Context,
  userId: string,
  { contactId, accountIds }: { readonly contactId: string | null; readonly accountIds: readonly string[] },
): Promise<void> {
  if (isBeyondRoles(ctx.actor) || isWholeAdmin(ctx.actor)) return
  const given = (await factsOfActor(ctx))?.mayGrant
  const roleIds = (await store.listRolesOfInsider(ctx.db, userId)).filter((id) => !given?.has(id))
  await assertReachesStoodFor(ctx, roleIds, { contactIds: [contactId ?? []].flat(), accountIds })
}

async function assertReachesStoodFor(
  ctx: Context,
  roleIds: readonly string[],
  { contactIds, accountIds }: { readonly contactIds: readonly string[]; readonly accountIds: readonly string[] },
): Promise<void> {
  const records = [...contactIds.map((contactId) => ({ contactId })), ...accountIds.map((id) => ({ accountIds: [id] }))]
  if (records.length === 0) return
  for (const { scope, action, level } of await store.listStoodForRights(ctx.db, roleIds)) {
    const judge = await judgeOf(ctx, `${scope}.${action}`)
    if (records.some((record) => ('contactId' in record || level === 'account') && judge(record) !== true))
      refuse(MayNotGrant, {
        detail: `By whom they stand for they could “${scope}: ${action}”, which you cannot do there.`,
      })
  }
}

/** A record that is granted to somebody counts like a team of theirs, and so it is judged. */
async function assertReachesGranted(
  ctx: Context,
  rights: readonly TeamRight[],
  granted: readonly { readonly record_id: string; readonly applies_to: string }[],
): Promise<void> {
  for (const { record_id: recordId, applies_to: appliesTo } of granted) {
    const targets: readonly { scope: string; attribute: string }[] = JSON.parse(appliesTo)
    for (const { scope, action } of rights)
      for (const { attribute } of targets.filter((target) => target.scope === scope))
        if ((await can(ctx, `${scope}.${action}`, { refs: { [attribute]: recordId } })) !== true)
          refuse(MayNotGrant, {
            detail: `By records that they are assigned to they could “${scope}: ${action}”, which you cannot do there.`,
          })
  }
}

/** Administrators give anything; what a role names in `mayGrant` was given to be given. */
async function isFree(ctx: Context, roleId: string): Promise<boolean> {
  if (isBeyondRoles(ctx.actor) || isWholeAdmin(ctx.actor)) return true
  return (await factsOfActor(ctx))?.mayGrant.has(roleId) ?? false
}

import {
  assertMayExtendPerson,
  assertMayGrantRole,
  assertReachesInto,
  findFacts,
  listTeamLevelRights,
  raiseUserVersions,
} from '../access/index.ts'
import { type Entity, record } from '../audit/index.ts'
import { withChanges } from '../platform/changes.ts'
import { type Instant, startedAt } from '../platform/clock.ts'
import { type Context, isWholeAdmin, type Tx } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { newId } from '../platform/ids.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { assertRolesRemain } from '../roles/index.ts'
import { AlreadyMember, NotMember } from './contract.ts'
import * as store from './members.store.ts'
import { readPositions, spelt } from './positions.ts'

export interface Membership {
  readonly teamId: string
  readonly position?: string | undefined
  readonly order?: number | undefined
  readonly from?: Instant | null | undefined
  readonly until?: Instant | null | undefined
  /** Other facts for the trail, such as the import that brought it. */
  readonly also?: Readonly<Record<string, unknown>>
}

export interface Member {
  readonly id: string
  readonly name: string
}

/** Puts a user into a team. Membership gives the team's roles, so the caller must be able to give each of them. Answers its id. */
export async function addMember(tx: Tx, member: Member, membership: Membership): Promise<string> {
  const team = await store.findTeam(tx.db, membership.teamId)
  if (!team) return refuseField(Invalid, 'teams', 'This team does not exist.', 'unknown')
  const position = spelt(membership.position ?? '', readPositions(team.positions))
  const roles = await store.listRolesGiven(tx.db, team.id, position)
  for (const role of roles) await assertMayGrantRole(tx, role)
  await assertMayExtend(
    tx,
    member,
    team.id,
    roles.map((role) => role.id),
  )
  const order = membership.order ?? (await store.nextOrdinal(tx.db, team.id))
  const row = rowOf(tx, member, {
    teamId: team.id,
    position,
    order,
    from: membership.from ?? null,
    until: membership.until ?? null,
  })
  if (!(await store.addMembership(tx.db, row))) refuse(AlreadyMember)
  // Whoever deletes the team at the same time has been waited for: it may be gone.
  if (!(await store.findTeam(tx.db, team.id)))
    refuseField(Invalid, 'teams', 'This team does not exist any more.', 'unknown')
  await raiseUserVersions(tx.db, [member.id])
  await record(tx, 'member.added', entityOf(member), {
    also: { team: team.name, teamId: team.id, ...shown(row), ...membership.also },
    about: [team.id],
  })
  return row.id
}

/** Changes a membership: the former row ends, a new one begins. Only the order is free of what the team gives. */
export async function changeMember(tx: Tx, member: Member, { teamId, also, ...changes }: Membership): Promise<void> {
  const team = await store.findTeam(tx.db, teamId)
  if (!team) return refuse(NotMember)
  const former = await store.endMembership(tx.db, teamId, member.id, endedBy(tx))
  if (!former) return refuse(NotMember)
  const before = { position: former.position, order: former.ordinal, from: former.from_at, until: former.until_at }
  const wanted =
    changes.position === undefined
      ? changes
      : { ...changes, position: spelt(changes.position, readPositions(team.positions)) }
  const row = rowOf(tx, member, { teamId, ...withChanges(before, wanted) })
  const onlyOrder = JSON.stringify({ ...before, order: 0 }) === JSON.stringify({ ...shown(row), order: 0 })
  if (!onlyOrder) await assertMayChange(tx, member, teamId, [former.position, row.position])
  if (!(await store.addMembership(tx.db, row))) refuse(AlreadyMember)
  await raiseUserVersions(tx.db, [member.id])
  await assertRolesRemain(tx, [member.id])
  const change = { before, after: shown(row), also: { team: team.name, teamId, ...also } }
  await record(tx, 'member.changed', entityOf(member), { ...change, about: [teamId] })
}

async function assertMayChange(tx: Tx, member: Member, teamId: string, positions: readonly string[]): Promise<void> {
  for (const position of new Set(positions)) {
    const roles = await store.listRolesGiven(tx.db, teamId, position)
    for (const role of roles) await assertMayGrantRole(tx, role)
    await assertMayExtend(
      tx,
      member,
      teamId,
      roles.map((role) => role.id),
    )
  }
}

/** Takes a user out of a team; the membership stays as history. Taking roles away needs the right to give them. */
export async function removeMember(
  tx: Tx,
  member: Member,
  teamId: string,
  also: Membership['also'] = {},
): Promise<void> {
  const team = await store.findTeam(tx.db, teamId)
  if (!team) return refuse(NotMember)
  const ended = await store.endMembership(tx.db, teamId, member.id, endedBy(tx))
  if (!ended) return refuse(NotMember)
  for (const role of await store.listRolesGiven(tx.db, teamId, ended.position)) await assertMayGrantRole(tx, role)
  await assertRolesRemain(tx, [member.id])
  const wasDefault = await store.clearDefaultTeam(tx.db, teamId, member.id)
  await raiseUserVersions(tx.db, [member.id])
  const told = { team: team.name, teamId, position: ended.position, ...(wasDefault ? { wasDefault } : {}), ...also }
  await record(tx, 'member.removed', entityOf(member), { also: told, about: [teamId] })
}

/**
 * Whoever comes into a team reaches its people with every right of level `team`, and their other teams with those that
 * the team gives: the caller must reach all of them with the same rights. Otherwise one could walk into any team to
 * administer it (R66).
 */
async function assertMayExtend(
  ctx: Context,
  member: Member,
  teamId: string,
  givenRoleIds: readonly string[],
): Promise<void> {
  if (ctx.actor.kind !== 'user' || isWholeAdmin(ctx.actor)) return
  const facts = await findFacts(ctx, member.id)
  const roleIds = [...givenRoleIds, ...(facts?.subject.roles ?? []).map((role) => role.roleId)]
  await assertReachesInto(ctx, await listTeamLevelRights(ctx.db, roleIds), [teamId], 'this team')
  for (const roleId of givenRoleIds) await assertMayExtendPerson(ctx, roleId, member.id)
}

interface Values {
  readonly teamId: string
  readonly position: string
  readonly order: number
  readonly from: Instant | null
  readonly until: Instant | null
}

export function rowOf(tx: Tx, member: Member, { teamId, position, order, from, until }: Values): store.NewMembership {
  if (from && until && until <= from) refuseField(Invalid, 'until', 'The end lies before the beginning.')
  if (until && until <= tx.now()) refuseField(Invalid, 'until', 'The end lies in the past.')
  const added = { added_at: tx.now(), added_by: tx.actor.id, added_change: tx.changeId }
  return {
    id: newId(),
    team_id: teamId,
    user_id: member.id,
    position,
    ordinal: order,
    from_at: from,
    until_at: until,
    started_at: startedAt(from, tx.now()),
    ...added,
  }
}

export function shown({ position, ordinal, from_at: from, until_at: until }: store.NewMembership) {
  return { position, order: ordinal, from, until }
}

function endedBy(tx: Tx) {
  return { ended_at: tx.now(), ended_by: tx.actor.id, ended_change: tx.changeId }
}

export function entityOf({ id, name }: Member): Entity {
  return { kind: 'user', id, name }
}

import { assertMayGrantRole, raiseUserVersions } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { newId } from '../platform/ids.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { AlreadyMember, NotMember } from './contract.ts'
import * as store from './members.store.ts'

export interface Membership {
  readonly teamId: string
  readonly position?: string
  readonly order?: number
  readonly from?: Instant | null
  readonly until?: Instant | null
}

interface Member {
  readonly id: string
  readonly name: string
}

/** Puts a user into a team. Membership gives the team's roles, so the caller must be able to give each of them. */
export async function addMember(tx: Tx, member: Member, membership: Membership): Promise<void> {
  const team = await store.findTeam(tx.db, membership.teamId)
  if (!team) return refuseField(Invalid, 'teams', 'This team does not exist.', 'unknown')
  const position = membership.position ?? ''
  if (membership.from && membership.until && membership.until <= membership.from)
    refuseField(Invalid, 'until', 'The end lies before the beginning.')
  for (const role of await store.listRolesGiven(tx.db, team.id, position)) await assertMayGrantRole(tx, role)
  const row: store.NewMembership = {
    id: newId(),
    team_id: team.id,
    user_id: member.id,
    position,
    ordinal: membership.order ?? (await store.nextOrdinal(tx.db, team.id)),
    from_at: membership.from ?? null,
    until_at: membership.until ?? null,
    added_at: tx.now(),
    added_by: tx.actor.id,
    added_change: tx.changeId,
  }
  if (!(await store.addMembership(tx.db, row))) refuse(AlreadyMember)
  await raiseUserVersions(tx.db, [member.id])
  const also = {
    team: team.name,
    teamId: team.id,
    position,
    order: row.ordinal,
    from: row.from_at,
    until: row.until_at,
  }
  await record(tx, 'member.added', { kind: 'user', id: member.id, name: member.name }, { also, about: [team.id] })
}

/** Takes a user out of a team; the membership stays as history. Taking roles away needs the right to give them. */
export async function removeMember(tx: Tx, member: Member, teamId: string): Promise<void> {
  const team = await store.findTeam(tx.db, teamId)
  if (!team) return refuse(NotMember)
  const ended = await store.endMembership(tx.db, teamId, member.id, {
    ended_at: tx.now(),
    ended_by: tx.actor.id,
    ended_change: tx.changeId,
  })
  if (!ended) return refuse(NotMember)
  for (const role of await store.listRolesGiven(tx.db, teamId, ended.position)) await assertMayGrantRole(tx, role)
  await raiseUserVersions(tx.db, [member.id])
  const also = { team: team.name, teamId, position: ended.position }
  await record(tx, 'member.removed', { kind: 'user', id: member.id, name: member.name }, { also, about: [teamId] })
}

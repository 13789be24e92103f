import { raiseUserVersions } from '../access/index.ts'
import { type AuditEvent, recordMany } from '../audit/index.ts'
import { isWholeAdmin, type Tx } from '../platform/context.ts'
import { insertMemberships, listLastOrdinals, type NewMembership } from './members.store.ts'
import { addMember, entityOf, type Member, type Membership, rowOf, shown } from './members.ts'
import { readPositions, spelt } from './positions.ts'
import type { TeamRow } from './store.ts'

/** Somebody who is about to come into a team. */
export interface Joining {
  readonly member: Member
  readonly team: Pick<TeamRow, 'id' | 'name' | 'positions'>
  readonly membership: Membership
  readonly row: NewMembership
}

/** Judges position and bounds; refuses what `addMember` would refuse of them. Without an order one comes last. */
export function joining(tx: Tx, member: Member, team: Joining['team'], membership: Membership): Joining {
  const { order = 0, from = null, until = null } = membership
  const position = spelt(membership.position ?? '', readPositions(team.positions))
  return { member, team, membership, row: rowOf(tx, member, { teamId: team.id, position, order, from, until }) }
}

/**
 * `addMember` for many at once by an administrator or Roster itself, who may give everything; the caller has locked the
 * teams. For others one after the other, since each of them is judged. A violation means that somebody was faster. Answers the ids.
 */
export async function addMembers(tx: Tx, all: readonly Joining[]): Promise<string[]> {
  if (tx.actor.kind === 'user' && !isWholeAdmin(tx.actor)) return addEach(tx, all)
  const last = await listLastOrdinals(tx.db, [
    ...new Set(all.filter((one) => one.membership.order === undefined).map((one) => one.team.id)),
  ])
  const placed = all.map((one): Joining => {
    if (one.membership.order !== undefined) return one
    const ordinal = (last.get(one.team.id) ?? 0) + 1
    last.set(one.team.id, ordinal)
    return { ...one, row: { ...one.row, ordinal } }
  })
  const rows = placed.map((one) => one.row)
  await insertMemberships(tx.db, rows)
  await raiseUserVersions(tx.db, [...new Set(placed.map((one) => one.member.id))])
  await recordMany(tx, placed.map(added))
  return rows.map((row) => row.id)
}

async function addEach(tx: Tx, all: readonly Joining[]): Promise<string[]> {
  const ids: string[] = []
  for (const { member, membership } of all) ids.push(await addMember(tx, member, membership))
  return ids
}

function added({ member, team, membership, row }: Joining): AuditEvent {
  const also = { team: team.name, teamId: team.id, ...shown(row), ...membership.also }
  return { event: 'member.added', entity: entityOf(member), change: { also, about: [team.id] } }
}

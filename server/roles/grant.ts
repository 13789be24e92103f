import { assertMayGrantRole, type PersonFacts, raiseUserVersions } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { newId } from '../platform/ids.ts'
import { personName } from '../platform/naming.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { AlreadyHeld, NotHeld, TooManyRoles } from './contract.ts'
import * as store from './grant.store.ts'

export interface Grant {
  readonly roleId: string
  readonly from?: Instant | null
  readonly until?: Instant | null
}

/** Who gets a role: only what the operations here read. */
export interface Receiver {
  readonly id: string
  readonly name: string
  readonly type: string
}

/**
 * Gives a role; refuses what the caller may not give (product.md section 2, "Granting"). The caller of this function
 * has judged whether the receiver may be touched at all. In force from the receiver's next request on.
 */
export async function grantRole(tx: Tx, receiver: Receiver, grant: Grant): Promise<void> {
  const role = await store.findRole(tx.db, grant.roleId)
  if (!role) return refuseField(Invalid, 'roles', 'This role does not exist.', 'unknown')
  if ((role.audience === 'portal') !== (receiver.type === 'portal'))
    refuseField(Invalid, 'roles', `“${role.name}” is not for this type of user.`, 'audience')
  if (grant.from && grant.until && grant.until <= grant.from)
    refuseField(Invalid, 'until', 'The end lies before the beginning.')
  await assertMayGrantRole(tx, role)
  const limit = tx.settings['roles.maxPerUser']
  if (limit > 0 && (await store.countGrants(tx.db, receiver.id)) >= limit) refuse(TooManyRoles)
  const row = {
    id: newId(),
    user_id: receiver.id,
    role_id: role.id,
    from_at: grant.from ?? null,
    until_at: grant.until ?? null,
  }
  if (!(await store.addGrant(tx.db, { ...row, added_at: tx.now(), added_by: tx.actor.id, added_change: tx.changeId })))
    refuse(AlreadyHeld)
  await raiseUserVersions(tx.db, [receiver.id])
  const also = { role: role.name, roleId: role.id, from: row.from_at, until: row.until_at }
  await record(tx, 'role.granted', { kind: 'user', id: receiver.id, name: receiver.name }, { also, about: [role.id] })
}

/** Takes a role away; the row stays as history. Taking needs the same right as giving. */
export async function revokeRole(tx: Tx, receiver: Receiver, roleId: string): Promise<void> {
  const role = await store.findRole(tx.db, roleId)
  if (!role) return refuse(NotHeld)
  await assertMayGrantRole(tx, role)
  const ended = { ended_at: tx.now(), ended_by: tx.actor.id, ended_change: tx.changeId }
  if (!(await store.endGrant(tx.db, receiver.id, roleId, ended))) refuse(NotHeld)
  await raiseUserVersions(tx.db, [receiver.id])
  await record(
    tx,
    'role.revoked',
    { kind: 'user', id: receiver.id, name: receiver.name },
    { also: { role: role.name, roleId }, about: [roleId] },
  )
}

/** The receiver's part of a person's facts. */
export function asReceiver({ row }: PersonFacts): Receiver {
  return { id: row.id, name: personName(row), type: row.type }
}

import { assertMayExtendPerson, assertMayGrantRole, type PersonFacts, raiseUserVersions } from '../access/index.ts'
import { type Entity, record } from '../audit/index.ts'
import { type Instant, startedAt } from '../platform/clock.ts'
import type { Tx } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { newId } from '../platform/ids.ts'
import { personName } from '../platform/naming.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { AlreadyHeld, NotHeld, TooManyRoles } from './contract.ts'
import * as store from './grant.store.ts'
import { assertKeptRoles } from './keep-one.ts'
import { assertRolesRemain } from './required.ts'

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
  if (role.origin === 'module' && role.inactive_at)
    refuseField(Invalid, 'roles', `“${role.name}” is out of effect: no module declares it now.`, 'out-of-effect')
  assertBounds(tx, grant)
  await assertMayGrantRole(tx, role)
  await assertMayExtendPerson(tx, role.id, receiver.id)
  await lockRolesOf(tx, receiver)
  const limit = tx.settings['roles.maxPerUser']
  if (limit > 0 && (await store.countGrants(tx.db, receiver.id)) >= limit) refuse(TooManyRoles)
  if (!(await store.addGrant(tx.db, rowOf(tx, receiver, grant)))) refuse(AlreadyHeld)
  // Whoever deletes the role at the same time has been waited for: it may be gone.
  if (!(await store.findRole(tx.db, role.id)))
    refuseField(Invalid, 'roles', 'This role does not exist any more.', 'unknown')
  await raiseUserVersions(tx.db, [receiver.id])
  const also = { role: role.name, roleId: role.id, from: grant.from ?? null, until: grant.until ?? null }
  await record(tx, 'role.granted', entityOf(receiver), { also, about: [role.id] })
}

/** Changes from when until when a role holds: the former grant ends, a new one begins. */
export async function changeBounds(tx: Tx, receiver: Receiver, grant: Grant): Promise<void> {
  const role = await store.findRole(tx.db, grant.roleId)
  if (!role) return refuse(NotHeld)
  assertBounds(tx, grant)
  await assertMayGrantRole(tx, role)
  await assertMayExtendPerson(tx, role.id, receiver.id)
  const former = await store.endGrant(tx.db, receiver.id, role.id, endedBy(tx))
  if (!former) return refuse(NotHeld)
  const row = rowOf(tx, receiver, grant)
  if (row.from_at === former.from_at && row.until_at === former.until_at) refuse(AlreadyHeld)
  if (!(await store.addGrant(tx.db, row))) refuse(AlreadyHeld)
  await assertKeptRoles(tx)
  await raiseUserVersions(tx.db, [receiver.id])
  const before = { from: former.from_at, until: former.until_at }
  const after = { from: row.from_at, until: row.until_at }
  await record(tx, 'role.granted', entityOf(receiver), {
    before,
    after,
    also: { role: role.name, roleId: role.id },
    about: [role.id],
  })
}

/** Takes a role away; the row stays as history. Taking needs the same right as giving. */
export async function revokeRole(tx: Tx, receiver: Receiver, roleId: string): Promise<void> {
  await endRole(tx, receiver, roleId)
  await assertRolesRemain(tx, [receiver.id])
}

/** Gives one role instead of another in one change, so that neither too many nor too few are held in between. */
export async function replaceRole(tx: Tx, receiver: Receiver, formerId: string, grant: Grant): Promise<void> {
  await endRole(tx, receiver, formerId)
  await grantRole(tx, receiver, grant)
  await assertRolesRemain(tx, [receiver.id])
}

async function endRole(tx: Tx, receiver: Receiver, roleId: string): Promise<void> {
  const role = await store.findRole(tx.db, roleId)
  if (!role) return refuse(NotHeld)
  await assertMayGrantRole(tx, role)
  await lockRolesOf(tx, receiver)
  if (!(await store.endGrant(tx.db, receiver.id, roleId, endedBy(tx)))) refuse(NotHeld)
  await raiseUserVersions(tx.db, [receiver.id])
  await record(tx, 'role.revoked', entityOf(receiver), { also: { role: role.name, roleId }, about: [roleId] })
}

function assertBounds(tx: Tx, { from, until }: Grant): void {
  if (from && until && until <= from) refuseField(Invalid, 'until', 'The end lies before the beginning.')
  if (until && until <= tx.now()) refuseField(Invalid, 'until', 'The end lies in the past.')
}

/** Counting before writing is only true while nobody else writes: one after the other for each person. */
async function lockRolesOf(tx: Tx, receiver: Receiver): Promise<void> {
  await tx.world.engine.lock(tx.db, `roles of ${receiver.id}`)
}

function rowOf(tx: Tx, receiver: Receiver, { roleId, from = null, until = null }: Grant) {
  const added = { added_at: tx.now(), added_by: tx.actor.id, added_change: tx.changeId }
  const bounds = { from_at: from, until_at: until, started_at: startedAt(from, tx.now()) }
  return { id: newId(), user_id: receiver.id, role_id: roleId, ...bounds, ...added }
}

function endedBy(tx: Tx) {
  return { ended_at: tx.now(), ended_by: tx.actor.id, ended_change: tx.changeId }
}

function entityOf({ id, name }: Receiver): Entity {
  return { kind: 'user', id, name }
}

/** The receiver's part of a person's facts. */
export function asReceiver({ row }: PersonFacts): Receiver {
  return { id: row.id, name: personName(row), type: row.type }
}

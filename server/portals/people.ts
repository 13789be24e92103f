import { raiseUserVersions } from '../access/index.ts'
import { type AuditEvent, record, recordMany } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { inPieces } from '../platform/database/index.ts'
import { Invalid, NotFound } from '../platform/failures.ts'
import { newId } from '../platform/ids.ts'
import { personName } from '../platform/naming.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { assertKeptRoles } from '../roles/index.ts'
import { AlreadyInPortal, NotInPortal } from './contract.ts'
import { assertAuthorityOver, assertMayGiveTo, assertMayTake } from './gives.ts'
import * as store from './people.store.ts'
import { findPortal, type PortalRow } from './store.ts'
import { endSessionsIn, voidLinksInto } from './ways-in.store.ts'

/** Who comes into a portal: only what the operations here read. */
export interface Insider {
  readonly id: string
  readonly name: string
  readonly type: string
}

/** Lets somebody into a portal. They have its roles by it, so the caller must be able to give each of them. */
export async function addToPortal(
  tx: Tx,
  person: Insider,
  portal: Pick<PortalRow, 'id' | 'name'>,
  also: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  assertPortalUser(person)
  if (!(await store.addPerson(tx.db, rowOf(tx, portal.id, person.id)))) refuse(AlreadyInPortal)
  // Whoever deletes the portal at the same time, or lets it give another role, has been waited for.
  if (!(await findPortal(tx.db, portal.id))) refuse(NotFound)
  await assertMayGiveTo(tx, portal.id, [person.id])
  await raiseUserVersions(tx.db, [person.id])
  await record(tx, 'portal.person-added', entityOf(person), { also: { ...told(portal), ...also }, about: [portal.id] })
}

/** Takes somebody out of a portal: they are signed out of it in the same transaction. */
export async function removeFromPortal(
  tx: Tx,
  person: Insider,
  portal: Pick<PortalRow, 'id' | 'name'>,
  also: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await assertMayTake(tx, portal.id)
  if (!(await store.endPerson(tx.db, portal.id, person.id, endedBy(tx)))) refuse(NotInPortal)
  const sessionsEnded = await endWaysIn(tx, portal.id, [person.id])
  await assertKeptRoles(tx)
  await raiseUserVersions(tx.db, [person.id])
  const tells = { ...told(portal), sessionsEnded, ...also }
  await record(tx, 'portal.person-removed', entityOf(person), { also: tells, about: [portal.id] })
}

/** Takes everybody out of a portal, and lets those into another who are not there yet; each leaves their own mark. */
export async function emptyPortal(
  tx: Tx,
  from: Pick<PortalRow, 'id' | 'name'>,
  to: Pick<PortalRow, 'id' | 'name'> | undefined,
): Promise<number> {
  const people = (await store.listLivingPeople(tx.db, from.id)).map((row) => ({ ...row, name: personName(row) }))
  const coming = new Set(to ? await judgeMove(tx, from, to) : [])
  const joining = people.filter((one) => coming.has(one.id))
  await store.insertPeople(
    tx.db,
    joining.map((one) => rowOf(tx, to?.id ?? '', one.id)),
  )
  await store.endEverybody(tx.db, from.id, endedBy(tx))
  for (const some of inPieces(people.map((one) => one.id))) await raiseUserVersions(tx.db, some)
  if (to)
    await recordMany(
      tx,
      joining.map((one) => eventOf('portal.person-added', one, to)),
    )
  await recordMany(
    tx,
    people.map((one) => eventOf('portal.person-removed', one, from)),
  )
  return people.length
}

/** Who of a portal would come into another one; refuses who may not let each of them in there. */
export async function judgeMove(
  ctx: Context,
  from: Pick<PortalRow, 'id'>,
  to: Pick<PortalRow, 'id'>,
): Promise<readonly string[]> {
  const ids = (await store.listLivingPeople(ctx.db, from.id)).map((one) => one.id)
  const there = await store.isIn(ctx.db, to.id, ids)
  const joining = ids.filter((id) => !there.has(id))
  await assertAuthorityOver(ctx, joining)
  await assertMayGiveTo(ctx, to.id, joining)
  return joining
}

function eventOf(event: string, person: Insider, portal: Pick<PortalRow, 'id' | 'name'>): AuditEvent {
  return { event, entity: entityOf(person), change: { also: told(portal), about: [portal.id] } }
}

/** Nobody is signed in there any more, nor half way; links into it lead nowhere. Answers how many sessions ended. */
export async function endWaysIn(tx: Tx, portalId: string, userIds?: readonly string[]): Promise<number> {
  const whose = userIds === undefined ? { portalId } : { portalId, userIds }
  await voidLinksInto(tx.db, whose, { at: tx.now(), because: 'portal left' })
  return endSessionsIn(tx.db, whose, { at: tx.now(), by: tx.actor.id })
}

function assertPortalUser({ type }: Pick<Insider, 'type'>): void {
  if (type !== 'portal') refuseField(Invalid, 'portals', 'Only portal users are in portals.', 'not-for-type')
}

function rowOf(tx: Tx, portalId: string, userId: string): store.NewPerson {
  const added = { added_at: tx.now(), added_by: tx.actor.id, added_change: tx.changeId }
  return { id: newId(), portal_id: portalId, user_id: userId, ...added }
}

export function endedBy(tx: Tx) {
  return { ended_at: tx.now(), ended_by: tx.actor.id, ended_change: tx.changeId }
}

function told({ id, name }: Pick<PortalRow, 'id' | 'name'>) {
  return { portal: name, portalId: id }
}

function entityOf({ id, name }: Insider) {
  return { kind: 'user', id, name }
}

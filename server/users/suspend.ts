import { assertAuthority, getPerson, raiseUserVersions } from '../access/index.ts'
import { record } from '../audit/index.ts'
import { LINKS_TO_CHANGE, voidLinks } from '../links/index.ts'
import { raiseEpoch } from '../passwords/index.ts'
import type { Context } from '../platform/context.ts'
import { Invalid, NotFound, Stale } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { personName } from '../platform/naming.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { assertKeptRoles } from '../roles/index.ts'
import { IsDeleted, NotSuspended, type reactivateUser, type suspendUser } from './contract.ts'
import { rewriteDerived } from './derived.ts'
import { assertAdministratorRemains, assertNotProtected, assertNotSelf } from './guards.ts'
import { assertSeat } from './seats/seats.ts'
import { showUser } from './show.ts'
import { statusOf } from './status.ts'
import * as store from './store.ts'

/** Bars every way in at once: sessions, links, tokens. Roles, teams, history and the password stay (E-42, G-22, R55). */
export async function suspend(ctx: Context, { params, body }: Pick<Input<typeof suspendUser>, 'params' | 'body'>) {
  const person = await getPerson(ctx, params.user, 'suspend')
  const until = body.until as store.UserRow['suspended_until']
  if (until !== null && until <= ctx.now()) refuseField(Invalid, 'until', 'The end lies in the past.')
  assertNotSelf(ctx, person.row.id)
  await assertAuthority(ctx, person)
  await ctx.transaction(async (tx) => {
    const row = (await store.lockUser(tx.db, person.row.id)) ?? refuse(NotFound)
    if (row.deleted_at) refuse(IsDeleted)
    assertNotProtected(row)
    await assertAdministratorRemains(tx, row)
    const facts = {
      suspended_at: row.suspended_at ?? tx.now(),
      suspended_by: tx.actor.id,
      suspension_reason: body.reason,
      suspended_until: until,
    }
    if (!(await store.updateUser(tx.db, row.id, row.version, { ...facts, updated_at: tx.now() }))) refuse(Stale)
    await assertKeptRoles(tx)
    await raiseEpoch(tx.db, row.id)
    await raiseUserVersions(tx.db, [row.id])
    const links = await voidLinks(tx, row.id, ['activation', ...LINKS_TO_CHANGE], 'suspended')
    await rewriteDerived(tx, row.id)
    const formerly = row.suspended_at && { reason: row.suspension_reason, until: row.suspended_until }
    const also = { reason: body.reason, until, linksEnded: links.length, ...(formerly ? { formerly } : {}) }
    await record(
      tx,
      'user.suspended',
      { kind: 'user', id: row.id, name: personName(row), version: row.version + 1 },
      { also },
    )
  })
  return showUser(ctx, person.row.id)
}

/** Lets a suspended user in again with the last password; no old session or link comes back (G-23). */
export async function reactivate(ctx: Context, { params }: Pick<Input<typeof reactivateUser>, 'params'>) {
  const person = await getPerson(ctx, params.user, 'suspend')
  await assertAuthority(ctx, person)
  await ctx.transaction(async (tx) => {
    const row = (await store.lockUser(tx.db, person.row.id)) ?? refuse(NotFound)
    if (row.deleted_at) refuse(IsDeleted)
    if (!row.suspended_at) refuse(NotSuspended)
    const facts = { suspended_at: null, suspended_by: null, suspension_reason: '', suspended_until: null }
    if (!(await store.updateUser(tx.db, row.id, row.version, { ...facts, updated_at: tx.now() }))) refuse(Stale)
    await raiseUserVersions(tx.db, [row.id])
    await rewriteDerived(tx, row.id)
    await assertSeat(tx, row.type, row.status_key, statusOf({ ...row, ...facts }, tx.now()))
    const also = { wasSuspendedFor: row.suspension_reason, wasSuspendedUntil: row.suspended_until }
    await record(
      tx,
      'user.reactivated',
      { kind: 'user', id: row.id, name: personName(row), version: row.version + 1 },
      { also },
    )
  })
  return showUser(ctx, person.row.id)
}

import { assertAuthority, getPerson, raiseUserVersions } from '../access/index.ts'
import { record, recordMany } from '../audit/index.ts'
import { LINKS_TO_CHANGE, voidLinks } from '../links/index.ts'
import { raiseEpoch } from '../passwords/index.ts'
import { days, later } from '../platform/clock.ts'
import type { Context, Tx } from '../platform/context.ts'
import { NotFound, Stale } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { personName } from '../platform/naming.ts'
import { refuse } from '../platform/refusal.ts'
import { assertKeptRoles } from '../roles/index.ts'
import { type deleteUser, GraceEnded, IsDeleted, NotDeleted, type restoreUser } from './contract.ts'
import { rewriteDerived } from './derived.ts'
import { assertAdministratorRemains, assertNotProtected, assertNotSelf } from './guards.ts'
import { assertSeat } from './seats/seats.ts'
import { showUser } from './show.ts'
import { statusOf } from './status.ts'
import * as store from './store.ts'

/** Deletes with a grace in which everything can be restored; until then the identifiers stay taken (E-43, R-25). */
export async function softDelete(ctx: Context, { params, version }: Input<typeof deleteUser>) {
  const person = await getPerson(ctx, params.user, 'delete')
  assertNotSelf(ctx, person.row.id)
  await assertAuthority(ctx, person)
  return ctx.transaction(async (tx) => {
    const row = (await store.lockUser(tx.db, person.row.id)) ?? refuse(NotFound)
    if (row.deleted_at) refuse(IsDeleted)
    if (row.version !== version) refuse(Stale)
    assertNotProtected(row)
    await assertAdministratorRemains(tx, row)
    const facts = {
      deleted_at: tx.now(),
      deleted_by: tx.actor.id,
      purge_at: later(tx.now(), days(tx.settings['deletion.graceDays'])),
    }
    if (!(await store.updateUser(tx.db, row.id, version, { ...facts, updated_at: tx.now() }))) refuse(Stale)
    await assertKeptRoles(tx)
    await raiseEpoch(tx.db, row.id)
    await raiseUserVersions(tx.db, [row.id])
    await voidLinks(tx, row.id, ['activation', ...LINKS_TO_CHANGE], 'deleted')
    await clearManager(tx, row.id)
    await rewriteDerived(tx, row.id)
    const also = { restorableUntil: facts.purge_at }
    await record(
      tx,
      'user.deleted',
      { kind: 'user', id: row.id, name: personName(row), version: version + 1 },
      { also },
    )
    tx.afterCommit(() => tx.world.wake('purge'))
    // Without a grace the account may be gone a moment later: what is answered is read before.
    return showUser(tx, row.id)
  })
}

/** Whoever reported to them reports to nobody; told in the timeline of each (R-06, R108). */
async function clearManager(tx: Tx, managerId: string): Promise<void> {
  const reports = await store.clearManager(tx.db, managerId)
  await recordMany(
    tx,
    reports.map((report) => ({
      event: 'user.edited',
      entity: { kind: 'user', id: report.id, name: personName(report), version: report.version },
      change: { before: { managerId }, after: { managerId: null }, also: { because: 'the manager was deleted' } },
    })),
  )
}

/** Brings a deleted user back as they were: suspended if suspended, with roles and teams; no session or link revives. */
export async function restore(ctx: Context, { params }: Input<typeof restoreUser>) {
  const person = await getPerson(ctx, params.user, 'delete')
  await assertAuthority(ctx, person)
  await ctx.transaction(async (tx) => {
    const row = (await store.lockUser(tx.db, person.row.id)) ?? refuse(NotFound)
    if (!row.deleted_at) refuse(NotDeleted)
    if (row.purge_at !== null && row.purge_at <= tx.now()) refuse(GraceEnded)
    const facts = { deleted_at: null, deleted_by: null, purge_at: null, updated_at: tx.now() }
    if (!(await store.updateUser(tx.db, row.id, row.version, facts))) refuse(Stale)
    await raiseUserVersions(tx.db, [row.id])
    await rewriteDerived(tx, row.id)
    await assertSeat(tx, row.type, row.status_key, statusOf({ ...row, ...facts }, tx.now()))
    await record(tx, 'user.restored', { kind: 'user', id: row.id, name: personName(row), version: row.version + 1 })
  })
  return showUser(ctx, person.row.id)
}

import { asOfNow, raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { NotFound, Stale } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { assertKeptRoles } from '../roles/index.ts'
import type { switchPortal } from './contract.ts'
import { assertMayGiveAll } from './gives.ts'
import { entityOf, getPortal } from './portal.ts'
import { type Detail, showPortal } from './show.ts'
import * as store from './store.ts'
import { endSessionsIn } from './ways-in.store.ts'

/**
 * Switches a portal on or off. Off: whoever is in it is signed out in the same transaction, and does not come back when
 * it is on again (R55). On: its people have its roles again, so that it is granting them.
 */
export async function switchOnOrOff(
  ctx: Context,
  { params, body, version }: Input<typeof switchPortal>,
): Promise<Detail> {
  const { id } = await getPortal(ctx, params.portal)
  await ctx.transaction(async (tx) => {
    const row = (await store.lockPortal(tx.db, id)) ?? refuse(NotFound)
    if (row.version !== version) refuse(Stale)
    if (body.on === (row.off_at === null)) return
    if (body.on) await assertMayGiveAll(tx, id)
    const columns = { off_at: body.on ? null : tx.now(), updated_at: tx.now() }
    if (!(await store.updatePortal(tx.db, id, version, columns))) refuse(Stale)
    await raiseAccessVersion(tx.db)
    await leaveMark(tx, row, body.on)
  })
  return showPortal(await asOfNow(ctx), id)
}

async function leaveMark(tx: Tx, row: store.PortalRow, on: boolean): Promise<void> {
  const entity = entityOf({ ...row, version: row.version + 1 })
  if (on) return record(tx, 'portal.switched-on', entity)
  const sessionsEnded = await endSessionsIn(tx.db, { portalId: row.id }, { at: tx.now(), by: tx.actor.id })
  await assertKeptRoles(tx)
  await record(tx, 'portal.switched-off', entity, { also: { sessionsEnded } })
}

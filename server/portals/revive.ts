import { assertMayGrantRole, raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { NotFound, Stale } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import { entityOf } from './portal.ts'
import * as gone from './roles.store.ts'
import * as store from './store.ts'
import { translateTaken } from './taken.ts'

interface Deletion {
  readonly id: string
  readonly version: number
  /** The change that deleted it: what ended with it comes back. */
  readonly changeId: string
}

/** Brings a deleted portal back, on or off as it was, with the roles that it gave; no session comes back. */
export async function revivePortal(ctx: Context, { id, version, changeId }: Deletion): Promise<void> {
  const row = (await store.findDeletedPortal(ctx.db, id)) ?? refuse(NotFound)
  await translateTaken(ctx, () =>
    ctx.transaction(async (tx) => {
      if (!(await store.updatePortal(tx.db, id, version, { deleted_at: null, updated_at: tx.now() }))) refuse(Stale)
      await goOn(tx, id, changeId)
      await raiseAccessVersion(tx.db)
      await record(tx, 'portal.restored', entityOf({ ...row, version: version + 1 }))
    }),
  )
}

/** Giving a role by a portal is granting it, also where the portal gave it before. */
async function goOn(tx: Tx, id: string, changeId: string): Promise<void> {
  const added = { added_at: tx.now(), added_by: tx.actor.id, added_change: tx.changeId }
  const roles = await gone.listRolesEnded(tx.db, id, changeId)
  for (const role of roles) await assertMayGrantRole(tx, role)
  await gone.addPortalRoles(
    tx.db,
    id,
    roles.map((role) => role.id),
    added,
  )
  await gone.goOnWithDeleted(tx.db, id, changeId, added)
}

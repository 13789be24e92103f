import { raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound, Stale } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { type deleteRole, RoleInUse, RoleReadOnly } from './contract.ts'
import { findGives, valuesOf } from './gives.ts'
import { assertBelowOwnRank } from './rank.ts'
import * as store from './store.ts'
import { assertNotHeld, assertNotNamed } from './use.ts'

/** Deletes a role that nobody holds; its name is free again, its rows stay as history. */
export async function removeRole(ctx: Context, { params, version }: Input<typeof deleteRole>): Promise<undefined> {
  await ctx.transaction(async (tx) => {
    const row = (await store.lockRole(tx.db, params.role)) ?? refuse(NotFound)
    if (row.origin !== 'custom') refuse(RoleReadOnly)
    await assertBelowOwnRank(tx, row.rank)
    assertNotNamed(tx, row)
    await assertNotHeld(tx, row, RoleInUse)
    if (row.version !== version || !(await store.updateRole(tx.db, row.id, version, { deleted_at: tx.now() })))
      refuse(Stale)
    await raiseAccessVersion(tx.db)
    const before = { description: row.description, rank: row.rank, ...valuesOf(await findGives(tx, row.id)) }
    await record(tx, 'role.deleted', { kind: 'role', id: row.id, name: row.name, version: version + 1 }, { before })
  })
}

import { raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound, Stale } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import { assertMayAdd, assertMayAddIn, findGives, NOTHING } from './gives.ts'
import { assertBelowOwnRank } from './rank.ts'
import * as store from './store.ts'
import { translateTaken } from './taken.ts'
import { isBaseline } from './use.ts'

/** Brings a deleted role back with all that it gave. Whoever does so gives it anew, and must hold it. */
export async function reviveRole(ctx: Context, id: string, version: number): Promise<void> {
  const gone = (await store.findDeletedRole(ctx.db, id)) ?? refuse(NotFound)
  await translateTaken(ctx, gone.name, () =>
    ctx.transaction(async (tx) => {
      await assertBelowOwnRank(tx, gone.rank)
      const gives = await findGives(tx, id)
      await assertMayAdd(tx, NOTHING, gives)
      if (isBaseline(tx, gone.name_key)) await assertMayAddIn(tx, null, NOTHING, gives)
      if (!(await store.updateRole(tx.db, id, version, { deleted_at: null, updated_at: tx.now() }))) refuse(Stale)
      await raiseAccessVersion(tx.db)
      await record(tx, 'role.restored', { kind: 'role', id, name: gone.name, version: version + 1 })
    }),
  )
}

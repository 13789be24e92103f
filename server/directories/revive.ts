import { record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound, Stale } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import { DirectoryKeyTaken } from './contract.ts'
import { entityOf, lockAll } from './declare.ts'
import { listFacts } from './directory.ts'
import * as store from './store.ts'

/** Uses a removed directory again, with the records that it had. */
export async function reviveDirectory(ctx: Context, id: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    await lockAll(tx)
    const gone = (await store.findEnded(tx.db, 'id', id)) ?? refuse(NotFound)
    if ((await listFacts(tx)).some(({ row }) => row.key === gone.key))
      refuse(DirectoryKeyTaken, { detail: `Another directory has the key ${gone.key} now.` })
    if (!(await store.updateRow(tx.db, id, gone.version, { ended_at: null, updated_at: tx.now() }))) refuse(Stale)
    await record(tx, 'directory.restored', entityOf({ ...gone, version: gone.version + 1 }))
  })
}

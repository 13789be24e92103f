import { raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound, Stale } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { retireRoles } from '../roles/index.ts'
import type { removeModule } from './contract.ts'
import { hideRest } from './declare.ts'
import { valuesOf } from './difference.ts'
import { ModuleFixed } from './failures.ts'
import { lockModule } from './install.ts'
import { updateRow } from './modules.store.ts'
import { inForce } from './plan.ts'

/** Takes a module and its roles out of effect. Nothing is deleted: installed again, everybody holds what they held. */
export async function remove(ctx: Context, { params, version }: Input<typeof removeModule>): Promise<undefined> {
  await ctx.transaction(async (tx) => {
    const row = await lockModule(tx, params.key)
    const manifest = inForce(row)
    if (!row || !manifest) return refuse(NotFound)
    if (row.source === 'configuration') refuse(ModuleFixed)
    const gone = { removed_at: tx.now(), removed_by: tx.actor.id, updated_at: tx.now() }
    if (row.version !== version || !(await updateRow(tx.db, row, gone))) refuse(Stale)
    await hideRest(tx, row.key)
    const roles = await retireRoles(tx, row.key)
    await raiseAccessVersion(tx.db)
    const entity = { kind: 'module', id: row.id, name: row.name, version: version + 1 }
    await record(tx, 'module.removed', entity, { before: valuesOf(manifest), about: roles })
  })
}

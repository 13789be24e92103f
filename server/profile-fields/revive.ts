import { raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import { FieldKeyTaken } from './contract.ts'
import { assertMayDecide } from './fields.ts'
import * as store from './store.ts'

/** Uses a removed field again, with the values that people had in it. */
export async function reviveField(ctx: Context, id: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    await tx.world.engine.lock(tx.db, 'profile fields')
    const gone = (await store.findEnded(tx.db, id)) ?? refuse(NotFound)
    const fields = await store.listRows(tx.db)
    if (fields.some((field) => field.key === gone.key))
      refuse(FieldKeyTaken, { detail: `Another profile field has the key ${gone.key} now.` })
    if (gone.effect) assertMayDecide(tx)
    await store.reviveField(tx.db, id, gone.version + 1)
    if (gone.effect) await raiseAccessVersion(tx.db)
    await record(tx, 'profile-field.restored', { kind: 'profile-field', id, name: gone.label })
  })
}

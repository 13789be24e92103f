import { INSTALLATION, record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Keys } from '../platform/secrets.ts'
import { StartError } from '../platform/start-error.ts'
import { resealSettings } from '../settings/index.ts'
import * as store from './store.ts'

const CHECKED = 'roster' // what the root key signs, so that another key is noticed before it does harm

/** What a database keeps of the key it belongs to: proves it, and says nothing about it. */
export function keyCheck(keys: Keys): string {
  return keys.sign('check', CHECKED)
}

/** Whether `check` was left by one of these keys, and that one was not revoked. */
export function isKeyCheck(keys: Keys, check: string): boolean {
  return keys.verify('check', CHECKED, check)
}

/** Makes sure that database and root keys belong together, and lets the database follow a key that was rotated. */
export async function checkKeys(ctx: Context): Promise<void> {
  const { keys } = ctx.world
  const known = await store.findKey(ctx.db)
  if (!known) return
  if (!isKeyCheck(keys, known.key_check))
    throw new StartError(
      'The root key does not belong to this database. Put back the key file it was made with; without it links and sealed secrets cannot be read.',
    )
  if (known.key_id === keys.keyId) return
  await ctx.transaction(async (tx) => {
    // Of several servers that notice at once, one writes it down.
    await tx.world.engine.lock(tx.db, 'keys')
    const before = await store.findKey(tx.db)
    if (!before || before.key_id === keys.keyId) return
    await store.followKey(tx.db, { key_id: keys.keyId, key_check: keyCheck(keys) })
    await resealSettings(tx)
    await record(tx, 'key.rotated', INSTALLATION, { before: { key: before.key_id }, after: { key: keys.keyId } })
  })
}

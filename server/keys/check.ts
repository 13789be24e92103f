import { INSTALLATION, record } from '../audit/index.ts'
import { resealFactors } from '../factors/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { type Keys, keysFrom, type RootKey } from '../platform/secrets.ts'
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
  const known = await getOwn(ctx, keys)
  if (!known || known.key_id === keys.keyId) return
  await ctx.transaction(async (tx) => {
    // Of several servers that notice at once, one writes it down.
    await lockKeys(tx)
    const before = await store.findKey(tx.db)
    if (!before || before.key_id === keys.keyId) return
    await store.followKey(tx.db, { key_id: keys.keyId, key_check: keyCheck(keys) })
    await resealSettings(tx)
    await resealFactors(tx)
    await record(tx, 'key.rotated', INSTALLATION, { before: { key: before.key_id }, after: { key: keys.keyId } })
  })
}

/**
 * Goes on with other keys, where they belong to this database; else with those that are there. A wrong file beside a
 * running server would sign what the right one can never prove.
 */
export async function takeKeys(ctx: Context, ring: readonly RootKey[]): Promise<void> {
  await getOwn(ctx, keysFrom(ring))
  ctx.world.keys.replace(ring)
  await checkKeys(ctx)
}

/** Whoever changes keys does it one after the other, in all processes on this database. */
export function lockKeys(tx: Tx): Promise<void> {
  return tx.world.engine.lock(tx.db, 'keys')
}

/** What the database keeps of its key; refuses keys that are not its own. */
async function getOwn(ctx: Context, keys: Keys) {
  const known = await store.findKey(ctx.db)
  if (known && !isKeyCheck(keys, known.key_check))
    throw new StartError(
      'The root key does not belong to this database. Put back the key file it was made with; without it links and sealed secrets cannot be read.',
    )
  return known
}

import { INSTALLATION, record } from '../audit/index.ts'
import { checkKeys, keyCheck } from '../keys/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { seedRoles } from '../roles/index.ts'
import { freshUser, insertUser, replaceIdentifiers } from '../users/index.ts'
import * as store from './store.ts'

/** Makes a new database Roster's own, or makes sure that it and the root key belong together. */
export async function prepareInstallation(ctx: Context): Promise<void> {
  if (await store.findInstallation(ctx.db)) await checkKeys(ctx)
  else await ctx.transaction((tx) => begin(tx, keyCheck(tx.world.keys)))
}

async function begin(tx: Tx, check: string): Promise<void> {
  if (!(await store.addInstallation(tx.db, tx.world.keys.keyId, check, tx.now()))) return
  const system = newId()
  await insertUser(
    tx.db,
    freshUser(tx, { id: system, type: 'system', username: 'system', display_name: 'Roster', activated_at: tx.now() }),
  )
  await replaceIdentifiers(tx.db, system, [{ key: 'system', kind: 'username' }])
  await seedRoles(tx)
  await record(tx, 'installation.begun', INSTALLATION)
}

import { INSTALLATION, record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { sameSecret } from '../platform/secrets.ts'
import { StartError } from '../platform/start-error.ts'
import { seedRoles } from '../roles/index.ts'
import { freshUser, insertUser, replaceIdentifiers } from '../users/index.ts'
import * as store from './store.ts'

const CHECKED = 'roster' // what the root key signs, so that another key is noticed before it does harm

/** Makes a new database Roster's own, or makes sure that it and the root key belong together. */
export async function prepareInstallation(ctx: Context): Promise<void> {
  const { keys } = ctx.world
  const check = keys.sign('check', CHECKED)
  const known = await store.findInstallation(ctx.db)
  if (!known) await ctx.transaction((tx) => begin(tx, check))
  else if (known.key_id !== keys.keyId || !sameSecret(known.key_check, check))
    throw new StartError(
      'The root key does not belong to this database. Put back the key file it was made with; without it links and sealed secrets cannot be read.',
    )
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

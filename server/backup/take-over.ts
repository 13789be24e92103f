import { resignTrail } from '../audit/index.ts'
import { keyCheck } from '../keys/index.ts'
import type { Engine } from '../platform/database/index.ts'
import type { Keys } from '../platform/secrets.ts'
import * as store from './store.ts'

/**
 * Makes a database whose root key is lost this installation's own. The trail is signed anew as it stands: what it held
 * before can no longer be proved by its old key, and the event of the restore says so.
 */
export async function takeOver(engine: Engine, keys: Keys): Promise<void> {
  await engine.writes.transaction().execute(async (tx) => {
    await store.takeKey(tx, keys.keyId, keyCheck(keys))
    await resignTrail(tx, keys)
  })
}

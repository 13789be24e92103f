import type { Tx } from '../platform/context.ts'
import * as store from './totp.store.ts'
import { sealOwner } from './verify.ts'

/** Seals the secrets of authenticator apps under the present root key, so that the former one can be revoked. */
export async function resealFactors(tx: Tx): Promise<void> {
  const { keys } = tx.world
  for (const { user_id: id, sealed } of await store.listSealed(tx.db)) {
    const secret = opened(() => keys.open(sealOwner(id), sealed))
    if (secret !== undefined && !sealed.startsWith(`${keys.keyId}.`))
      await store.reseal(tx.db, id, sealed, keys.seal(sealOwner(id), secret))
  }
}

/** What no key opens any more stays as it is: an administrator resets it. */
function opened(open: () => string): string | undefined {
  try {
    return open()
  } catch {
    return undefined
  }
}

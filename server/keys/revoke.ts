import { INSTALLATION, record } from '../audit/index.ts'
import { resealFactors } from '../factors/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { resealSettings } from '../settings/index.ts'
import { lockKeys } from './check.ts'
import * as store from './store.ts'

/**
 * Ends what hangs on a key that must not be trusted any more, links and derived tokens; answers how many links. `takeOut` makes it worthless, in
 * the file first: from then on nothing proves what it signed, even if the power fails before the next line. Secrets that
 * a server sealed with it after the rotation, of which it had not heard yet, are sealed anew before.
 */
export async function revokeKey(
  ctx: Context,
  id: string,
  takeOut: (tx: Tx) => void,
): Promise<{ links: number; tokens: number }> {
  return ctx.transaction(async (tx) => {
    await lockKeys(tx)
    await resealSettings(tx)
    await resealFactors(tx)
    takeOut(tx)
    const links = await store.voidLinksOf(tx.db, id, tx.now())
    const tokens = await store.revokeTokensOf(tx.db, id, tx.now())
    await record(tx, 'key.revoked', INSTALLATION, { also: { key: id, links, tokens } })
    return { links, tokens }
  })
}

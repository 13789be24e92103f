import { INSTALLATION, record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import * as store from './store.ts'

/** Ends what hangs on a key that must not be trusted any more; answers how many links. The file is the caller's to change first. */
export async function revokeKey(ctx: Context, id: string): Promise<number> {
  return ctx.transaction(async (tx) => {
    const links = await store.voidLinksOf(tx.db, id, tx.now())
    await record(tx, 'key.revoked', INSTALLATION, { also: { key: id, links } })
    return links
  })
}

import { asOfNow } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { fold } from '../platform/fold.ts'
import type { Input } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import type { createPortal } from './contract.ts'
import { entityOf } from './portal.ts'
import { type Detail, showPortal } from './show.ts'
import * as store from './store.ts'
import { assertOwnHost, translateTaken } from './taken.ts'

/** Makes a portal that is on and gives nothing; nobody is in it. */
export async function addPortal(ctx: Context, { body }: Input<typeof createPortal>): Promise<Detail> {
  assertOwnHost(ctx, body.host)
  const id = newId()
  await translateTaken(ctx, () =>
    ctx.transaction(async (tx) => {
      const times = { created_at: tx.now(), created_by: tx.actor.id, updated_at: tx.now() }
      const fresh = { off_at: null, version: 1, deleted_at: null }
      await store.insertPortal(tx.db, { id, ...body, name_key: fold(body.name), ...fresh, ...times })
      await record(tx, 'portal.created', entityOf({ id, name: body.name, version: 1 }), { after: { ...body } })
    }),
  )
  return showPortal(await asOfNow(ctx), id)
}

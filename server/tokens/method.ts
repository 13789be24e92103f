import { assertAuthority, getPerson } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { type changeTokenMethod, NoTokensHere } from './contract.ts'
import { about } from './owner.ts'
import { showAll } from './show.ts'
import * as store from './store.ts'

/** By what an API user calls from now on; what it had of the other kind ends (E-13). */
export async function changeMethodOf(ctx: Context, { params, body }: Input<typeof changeTokenMethod>) {
  const owner = await getPerson(ctx, params.user, 'tokens')
  await assertAuthority(ctx, owner)
  const { id, type } = owner.row
  if (type !== 'api') refuse(NoTokensHere)
  await ctx.transaction(async (tx) => {
    await store.lockOwner(tx.db, id)
    const before = await store.findMethod(tx.db, id)
    await store.setMethod(tx.db, id, body.method)
    const kind = body.method === 'hmac' ? 'bearer' : 'hmac'
    const revoked = await store.revokeKind(tx.db, { userId: id, kind }, { at: tx.now(), by: tx.actor.id })
    const change = { before: { method: before }, after: { method: body.method }, also: { revoked } }
    await record(tx, 'token.method-changed', about(owner), change)
  })
  return showAll(ctx, owner)
}

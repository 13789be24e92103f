import { record } from '../audit/index.ts'
import { voidLinks } from '../links/index.ts'
import type { Context } from '../platform/context.ts'
import { SignedOut } from '../platform/failures.ts'
import type { Answer, Input } from '../platform/http/route.ts'
import { personName } from '../platform/naming.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { digest, randomSecret } from '../platform/secrets.ts'
import { hashAccepted } from './accept.ts'
import { type changeOwnPassword, WrongPassword } from './contract.ts'
import { hasherOf } from './hasher.ts'
import * as store from './store.ts'

/** Changes one's own password with the current one. The other sessions end; this one goes on under a new reference (R51, R56). */
export async function changePassword(
  ctx: Context,
  { body }: Input<typeof changeOwnPassword>,
  answer: Answer,
): Promise<undefined> {
  const { id, sessionId } = ctx.actor
  if (!id || !sessionId) return refuse(SignedOut)
  const [former, owner] = [await store.findPassword(ctx.db, id), await store.findOwner(ctx.db, id)]
  const right = former !== undefined && (await hasherOf(ctx.world).verify(former.hash, body.current))
  if (!former || !owner || !right) return refuseField(WrongPassword, 'current', 'The current password is not right.')
  const hash = await hashAccepted(ctx, body.password, owner)
  const secret = randomSecret()
  const expiresAt = await ctx.transaction(async (tx) => {
    const epoch = (await store.raiseOwnEpoch(tx.db, id, sessionId)) ?? refuse(SignedOut)
    if (!(await store.replaceHash(tx.db, id, former.hash, hash, tx.now()))) refuse(WrongPassword)
    await voidLinks(tx, id, ['password-reset'], 'password changed')
    await record(tx, 'password.changed', { kind: 'user', id, name: personName(owner, owner.address) })
    return store.carrySession(tx.db, sessionId, { digest: digest(secret), epoch, proved_at: tx.now() })
  })
  answer.setSession(secret, expiresAt)
}

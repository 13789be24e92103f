import { record } from '../audit/index.ts'
import { LINKS_TO_CHANGE, voidLinks } from '../links/index.ts'
import { assertNotLocked, beginAttempt, failAttempt, findDevice, forgiveAttempt } from '../locks/index.ts'
import type { Context } from '../platform/context.ts'
import { SignedOut } from '../platform/failures.ts'
import type { Answer, Input } from '../platform/http/route.ts'
import { personName } from '../platform/naming.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { digest, randomSecret } from '../platform/secrets.ts'
import { hashAccepted } from './accept.ts'
import { type changeOwnPassword, WrongPassword } from './contract.ts'
import { hasherOf } from './hasher.ts'
import { readerOf, tellOfPassword } from './mails.ts'
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
  const right =
    former !== undefined && (await isRight(ctx, id, () => hasherOf(ctx.world).verify(former.hash, body.current)))
  if (!former || !owner || !right) return refuseField(WrongPassword, 'current', 'The current password is not right.')
  const hash = await hashAccepted(ctx, body.password, owner)
  const secret = randomSecret()
  const expiresAt = await ctx.transaction(async (tx) => {
    const epoch = (await store.raiseOwnEpoch(tx.db, id, sessionId)) ?? refuse(SignedOut)
    if (!(await store.replaceHash(tx.db, id, former.hash, hash, tx.now()))) refuse(WrongPassword)
    await voidLinks(tx, id, LINKS_TO_CHANGE, 'password changed')
    await record(tx, 'password.changed', { kind: 'user', id, name: personName(owner, owner.address) })
    await tellOfPassword(tx, readerOf(owner))
    return store.carrySession(tx.db, sessionId, { digest: digest(secret), epoch, proved_at: tx.now() })
  })
  answer.setSession(secret, expiresAt)
}

/** A stolen session is no way to guess the password: failures here are failures of the account (R18). */
async function isRight(ctx: Context, userId: string, verify: () => Promise<boolean>): Promise<boolean> {
  const attempt = await beginAttempt(ctx, { userId, subject: userId, device: await findDevice(ctx, userId) })
  let right = false
  let isEvaluated = false
  try {
    right = attempt.mayEvaluate && (await verify())
    isEvaluated = true
  } finally {
    if (isEvaluated && !right) await failAttempt(ctx, attempt)
    else await ctx.upkeep((tx) => forgiveAttempt(tx, attempt))
  }
  if (!attempt.mayEvaluate) await assertNotLocked(ctx, userId)
  return right
}

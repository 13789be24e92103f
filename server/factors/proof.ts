/** Step-up (R59): a proof of who asks that is younger than ten minutes, for what would do most harm in wrong hands. */
import { record } from '../audit/index.ts'
import { assertNotLocked, beginAttempt, failAttempt, findDevice, forgiveAttempt } from '../locks/index.ts'
import { isOwnPassword, WrongPassword } from '../passwords/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import type { Contract, Method } from '../platform/contract.ts'
import { NotByToken, ReauthRequired, SignedOut } from '../platform/failures.ts'
import { freshUntil, isFresh } from '../platform/fresh.ts'
import type { Answer, Input } from '../platform/http/route.ts'
import { Refusal, refuse, refuseField } from '../platform/refusal.ts'
import { renewOwnSession } from '../sessions/index.ts'
import { ownOf } from './acting.ts'
import { CodeNeeded, type getProof, type prove, WrongCode } from './contract.ts'
import { isEnrolled } from './kept.ts'
import { placeOf } from './mailed/own.ts'
import { mayStandAlone } from './passkeys/show.ts'
import { checkFactor, kindsOf, type Use } from './verify.ts'

/**
 * Refuses a session whose last proof is older, where the contract asks for a fresh one. A token cannot prove anything
 * afresh: it is refused, unless the contract says that its scopes are enough.
 */
export function assertFresh(
  ctx: Context,
  { stepUp, tokens, method }: Pick<Contract, 'stepUp' | 'tokens' | 'method'>,
  body: unknown,
): void {
  const { actor } = ctx
  if (!stepUp || (!actor.sessionId && !actor.token)) return
  if (stepUp !== true && !stepUp.some((field) => names(body, field, method))) return
  if (actor.token && tokens) return
  if (actor.token) refuse(NotByToken)
  if (!isFresh(ctx)) refuse(ReauthRequired)
}

/** `emails`: named; what is new and has none of them gives nothing. `type=admin`: exactly that. */
function names(body: unknown, what: string, method: Method): boolean {
  const [field, wanted] = what.split('=')
  const [, value] = Object.entries(Object(body)).find(([key]) => key === field) ?? []
  if (wanted !== undefined) return value === wanted
  const isNothing = method === 'POST' && Array.isArray(value) && value.length === 0
  return value !== undefined && !isNothing
}

export async function showProof(ctx: Context, _: Input<typeof getProof>) {
  const provedAt = ctx.actor.provedAt ?? refuse(SignedOut)
  return {
    kinds: await kindsOf(ctx, { id: ownOf(ctx).id, type: ctx.actor.type }),
    passkeyAlone: mayStandAlone(ctx),
    provedAt,
    freshUntil: freshUntil(provedAt),
  }
}

/** Password, and factor where there is one. The session goes on under a new reference (R51). */
export async function renewProof(ctx: Context, { body }: Input<typeof prove>, answer: Answer) {
  const owner = ownOf(ctx)
  const { kind, code } = body
  if ((await isEnrolled(ctx, owner.id)) && (!kind || !code)) return refuseField(CodeNeeded, 'code', 'This is needed.')
  const check = async (): Promise<Use> =>
    kind && code ? checkFactor(ctx, owner, { kind, code, place: placeOf(ctx, 'proof') }) : async () => null
  return afterPassword(ctx, body.password, check, answer)
}

/** Counts the attempt; the password first, then what `check` looks at, then a fresh proof. */
export async function afterPassword(
  ctx: Context,
  password: string,
  check: () => Promise<(tx: Tx) => Promise<unknown>>,
  answer: Answer,
) {
  const owner = ownOf(ctx)
  const device = await findDevice(ctx, owner.id)
  const attempt = await beginAttempt(ctx, { userId: owner.id, subject: owner.id, device })
  if (!attempt.mayEvaluate) await assertNotLocked(ctx, owner.id)
  try {
    if (!attempt.mayEvaluate) refuse(WrongCode)
    await assertOwnPassword(ctx, owner.id, password)
    const use = await check()
    return await ctx.transaction(async (tx) => {
      await use(tx)
      await forgiveAttempt(tx, attempt)
      return proved(tx, answer)
    })
  } catch (error) {
    const isWrong = error instanceof Refusal && WRONG.has(error.failure)
    if (isWrong) await failAttempt(ctx, attempt)
    else await ctx.upkeep((tx) => forgiveAttempt(tx, attempt))
    throw error
  }
}

/** A fresh proof, from now on, under another reference. */
export async function proved(tx: Tx, answer: Answer) {
  await record(tx, 'session.proved', { kind: 'user', ...ownOf(tx) })
  const { secret, expiresAt } = await renewOwnSession(tx)
  answer.setSession(secret, expiresAt)
  return { freshUntil: freshUntil(tx.now()) }
}

const WRONG: ReadonlySet<unknown> = new Set([WrongPassword, WrongCode])

/** Nothing is said of the second factor before the password was right. */
async function assertOwnPassword(ctx: Context, userId: string, password: string): Promise<void> {
  if (!(await isOwnPassword(ctx, userId, password)))
    refuseField(WrongPassword, 'password', 'The current password is not right.')
}

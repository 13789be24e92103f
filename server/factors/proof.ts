/** Step-up (R59): a proof of who asks that is younger than ten minutes, for what would do most harm in wrong hands. */
import { record } from '../audit/index.ts'
import { assertNotLocked, beginAttempt, failAttempt, findDevice, forgiveAttempt } from '../locks/index.ts'
import { isOwnPassword, WrongPassword } from '../passwords/index.ts'
import { between, type Instant, later, minutes } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { Contract } from '../platform/contract.ts'
import { ReauthRequired, SignedOut } from '../platform/failures.ts'
import type { Answer, Input } from '../platform/http/route.ts'
import { Refusal, refuse, refuseField } from '../platform/refusal.ts'
import { renewOwnSession } from '../sessions/index.ts'
import { CodeNeeded, type getProof, type prove, WrongCode } from './contract.ts'
import { ownOf } from './own.ts'
import { checkFactor, kindsOf, type Use } from './verify.ts'

const FRESH_FOR = minutes(10) // product.md section 3, "Step-up"

/** Refuses a session whose last proof is older, where the contract asks for a fresh one. */
export function assertFresh({ actor, now }: Context, { stepUp }: Pick<Contract, 'stepUp'>, body: unknown): void {
  if (!stepUp || !actor.sessionId) return
  if (stepUp !== true && !stepUp.some((field) => names(body, field))) return
  if (!actor.provedAt || between(actor.provedAt, now()) > FRESH_FOR) refuse(ReauthRequired)
}

/** `emails`: named and not empty. `type=admin`: exactly that. */
function names(body: unknown, what: string): boolean {
  const [field, wanted] = what.split('=')
  const [, value] = Object.entries(Object(body)).find(([key]) => key === field) ?? []
  if (wanted !== undefined) return value === wanted
  return value !== undefined && !(Array.isArray(value) && value.length === 0)
}

export async function showProof(ctx: Context, _: Input<typeof getProof>) {
  const provedAt = ctx.actor.provedAt ?? refuse(SignedOut)
  return { kinds: await kindsOf(ctx, ownOf(ctx).id), provedAt, freshUntil: freshUntil(provedAt) }
}

/** Password, and factor where there is one. The session goes on under a new reference (R51). */
export async function renewProof(ctx: Context, { body }: Input<typeof prove>, answer: Answer) {
  const owner = ownOf(ctx)
  const needsCode = (await kindsOf(ctx, owner.id)).length > 0
  if (needsCode && (!body.kind || !body.code)) return refuseField(CodeNeeded, 'code', 'This is needed.')
  const attempt = await beginAttempt(ctx, {
    ...{ userId: owner.id, subject: owner.id },
    device: await findDevice(ctx, owner.id),
  })
  if (!attempt.mayEvaluate) await assertNotLocked(ctx, owner.id)
  try {
    const use = attempt.mayEvaluate ? await check(ctx, owner, body) : refuse(WrongCode)
    return await ctx.transaction(async (tx) => {
      await use(tx)
      await forgiveAttempt(tx, attempt)
      await record(tx, 'session.proved', { kind: 'user', ...owner })
      const { secret, expiresAt } = await renewOwnSession(tx)
      answer.setSession(secret, expiresAt)
      return { freshUntil: freshUntil(tx.now()) }
    })
  } catch (error) {
    const isWrong = error instanceof Refusal && WRONG.has(error.failure)
    if (isWrong) await failAttempt(ctx, attempt)
    else await ctx.upkeep((tx) => forgiveAttempt(tx, attempt))
    throw error
  }
}

const WRONG: ReadonlySet<unknown> = new Set([WrongPassword, WrongCode])

/** Nothing is said of the code before the password was right. */
async function check(
  ctx: Context,
  owner: { id: string; name: string },
  { password, kind, code }: Input<typeof prove>['body'],
): Promise<Use> {
  if (!(await isOwnPassword(ctx, owner.id, password)))
    return refuseField(WrongPassword, 'password', 'The current password is not right.')
  return kind && code ? checkFactor(ctx, owner, { kind, code }) : async () => null
}

function freshUntil(provedAt: Instant): Instant {
  return later(provedAt, FRESH_FOR)
}

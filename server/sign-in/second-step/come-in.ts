import { getHalf, spendHalf, stepAfterPassword, WrongCode } from '../../factors/index.ts'
import {
  assertNotLocked,
  assertWithin,
  attemptPastLocks,
  beginAttempt,
  deviceDigest,
  failAttempt,
  findDevice,
  forgiveAttempt,
} from '../../locks/index.ts'
import type { Context, Tx } from '../../platform/context.ts'
import { SignedOut } from '../../platform/failures.ts'
import type { Answer } from '../../platform/http/route.ts'
import { Refusal, refuse } from '../../platform/refusal.ts'
import { logSignIn, type SignInPath } from '../../sign-in-log/index.ts'
import { type Entering, enter } from '../enter.ts'
import { passkeyThrottle } from '../passkey/throttle.ts'
import { portalHere, wrongDoor } from '../standing.ts'
import * as store from '../store.ts'

type Check = () => Promise<(tx: Tx) => Promise<void>>

/** One attempt on the account's one counter; `check` refuses with `wrong-code`, or answers what is used up. */
export async function comeIn(ctx: Context, path: SignInPath, answer: Answer, check: Check): Promise<void> {
  const known = await knownOf(ctx, path)
  const { 'throttle.signIns': limit, 'throttle.minutes': minutes } = ctx.settings
  const { id } = known.candidate
  const attempted = { userId: id, subject: id, device: known.device }
  const entering = { ...known, attempt: await beginAttempt(ctx, attempted, { kind: 'sign-in', limit, minutes }) }
  if (!entering.attempt.mayEvaluate) await assertNotLocked(ctx, id)
  try {
    await finish(ctx, entering, answer, entering.attempt.mayEvaluate ? await check() : refuse(WrongCode))
  } catch (error) {
    await settle(ctx, entering, error instanceof Refusal && error.failure === WrongCode)
    throw error
  }
}

/** By a passkey, which nobody guesses: it goes on while the account is locked (product.md section 1). */
export async function comeInByPasskey(ctx: Context, answer: Answer, check: Check): Promise<void> {
  const throttle = passkeyThrottle(ctx)
  await assertWithin(ctx, throttle)
  const known = await knownOf(ctx, 'passkey')
  const { id } = known.candidate
  try {
    const use = await check()
    const attempt = await attemptPastLocks(ctx, { userId: id, subject: id, device: known.device }, throttle)
    await finish(ctx, { ...known, attempt }, answer, use)
  } catch (error) {
    if (error instanceof Refusal) logSignIn(ctx, { ...factsOf(known), reason: 'wrong-passkey' })
    throw error
  }
}

/** A half session that may enrol was opened before there was a factor. If there is one since, it is the one to show (R45). */
export async function assertStillNone(ctx: Context, userId: string): Promise<void> {
  const row = await store.findById(ctx.db, userId, '', portalHere(ctx))
  if (!row) return refuse(SignedOut)
  const { id, type, enrolled_at: enrolledAt, asked_at: askedAt } = row
  if ((await stepAfterPassword(ctx, { id, type, enrolledAt, askedAt })) === 'prove') refuse(SignedOut)
}

type Known = Omit<Entering, 'attempt'>

async function finish(ctx: Context, entering: Entering, answer: Answer, use: (tx: Tx) => Promise<void>): Promise<void> {
  const first = async (tx: Tx) => {
    await use(tx)
    await spendHalf(tx)
  }
  await enter(ctx, { ...entering, first }, answer)
  answer.clearHalf()
}

async function knownOf(ctx: Context, path: SignInPath): Promise<Known> {
  const { owner } = getHalf(ctx)
  const candidate = (await store.findById(ctx.db, owner.id, deviceDigest(ctx), portalHere(ctx))) ?? refuse(SignedOut)
  if (wrongDoor(ctx, candidate)) refuse(SignedOut)
  const device = await findDevice(ctx, owner.id)
  return { candidate, device, path, typed: candidate.username ?? candidate.address ?? '' }
}

async function settle(ctx: Context, entering: Entering, isWrong: boolean): Promise<void> {
  if (!isWrong) return ctx.upkeep((tx) => forgiveAttempt(tx, entering.attempt))
  await failAttempt(ctx, entering.attempt)
  logSignIn(ctx, { ...factsOf(entering), reason: 'wrong-code' })
}

function factsOf({ candidate, device, path, typed }: Known) {
  return { path, userId: candidate.id, identifier: typed, device: device ? 'known' : '' } as const
}

import {
  beginTotpOf,
  checkFactor,
  checkFirstCode,
  getHalf,
  kindsOf,
  spendHalf,
  stepAfterPassword,
  takeHalfTry,
  WrongCode,
} from '../../factors/index.ts'
import {
  assertNotLocked,
  beginAttempt,
  deviceDigest,
  failAttempt,
  findDevice,
  forgiveAttempt,
} from '../../locks/index.ts'
import type { Context, Tx } from '../../platform/context.ts'
import { SignedOut } from '../../platform/failures.ts'
import type { Answer, Input } from '../../platform/http/route.ts'
import { Refusal, refuse } from '../../platform/refusal.ts'
import { logSignIn, type SignInPath } from '../../sign-in-log/index.ts'
import { type Entering, enter } from '../enter.ts'
import * as store from '../store.ts'
import type { beginEnrolment, confirmEnrolment, getStep, showFactor } from './contract.ts'

/** What whoever is half signed in may do next. */
export async function showStep(ctx: Context, _: Input<typeof getStep>) {
  const { owner, purpose, expiresAt } = getHalf(ctx)
  return { step: purpose, name: owner.name, kinds: await kindsOf(ctx, owner.id), expiresAt }
}

/** The second factor after the password: what was shown is used up and the session opened in one transaction. */
export async function finishSignIn(ctx: Context, { body }: Input<typeof showFactor>, answer: Answer) {
  const { owner, mustChange } = getHalf(ctx)
  await takeHalfTry(ctx)
  let recoveryCodesLeft: number | null = null
  await comeIn(ctx, body.kind === 'recovery' ? 'recovery-code' : 'code', answer, async () => {
    const use = await checkFactor(ctx, owner, body)
    return async (tx) => {
      recoveryCodesLeft = await use(tx)
    }
  })
  return { mustChangePassword: mustChange, recoveryCodesLeft }
}

export async function beginAtSignIn(ctx: Context, _: Input<typeof beginEnrolment>) {
  const { owner } = getHalf(ctx)
  await assertStillNone(ctx, owner.id)
  return beginTotpOf(ctx, owner)
}

/** The first right code of the app sets it up and opens the session. */
export async function enrolAtSignIn(ctx: Context, { body }: Input<typeof confirmEnrolment>, answer: Answer) {
  const { owner, mustChange } = getHalf(ctx)
  await assertStillNone(ctx, owner.id)
  const setUp = await checkFirstCode(ctx, owner, body.code)
  let recoveryCodes: string[] | null = null
  await comeIn(ctx, 'code', answer, async () => async (tx) => {
    recoveryCodes = (await setUp(tx)).recoveryCodes
  })
  return { mustChangePassword: mustChange, recoveryCodes }
}

/** A half session that may enrol was opened before there was a factor. If there is one since, it is the one to show (R45). */
async function assertStillNone(ctx: Context, userId: string): Promise<void> {
  const row = await store.findById(ctx.db, userId, '')
  if (!row) return refuse(SignedOut)
  const { id, type, enrolled_at: enrolledAt, asked_at: askedAt } = row
  if ((await stepAfterPassword(ctx, { id, type, enrolledAt, askedAt })) === 'prove') refuse(SignedOut)
}

/** One attempt on the account's one counter; `check` refuses with `wrong-code`, or answers what is used up. */
async function comeIn(
  ctx: Context,
  path: SignInPath,
  answer: Answer,
  check: () => Promise<(tx: Tx) => Promise<void>>,
): Promise<void> {
  const entering = await enteringOf(ctx, path)
  if (!entering.attempt.mayEvaluate) await assertNotLocked(ctx, entering.candidate.id)
  try {
    const use = entering.attempt.mayEvaluate ? await check() : refuse(WrongCode)
    const first = async (tx: Tx) => {
      await use(tx)
      await spendHalf(tx)
    }
    await enter(ctx, { ...entering, first }, answer)
    answer.clearHalf()
  } catch (error) {
    await settle(ctx, entering, error instanceof Refusal && error.failure === WrongCode)
    throw error
  }
}

async function enteringOf(ctx: Context, path: SignInPath): Promise<Entering> {
  const { owner } = getHalf(ctx)
  const candidate = (await store.findById(ctx.db, owner.id, deviceDigest(ctx))) ?? refuse(SignedOut)
  const device = await findDevice(ctx, owner.id)
  const { 'throttle.signIns': limit, 'throttle.minutes': minutes } = ctx.settings
  const attempted = { userId: owner.id, subject: owner.id, device }
  const attempt = await beginAttempt(ctx, attempted, { kind: 'sign-in', limit, minutes })
  return { candidate, attempt, device, path, typed: candidate.username ?? candidate.address ?? '' }
}

async function settle(ctx: Context, { attempt, candidate, device, path, typed }: Entering, isWrong: boolean) {
  if (!isWrong) return ctx.upkeep((tx) => forgiveAttempt(tx, attempt))
  await failAttempt(ctx, attempt)
  const facts = { userId: candidate.id, identifier: typed, device: device ? 'known' : '' } as const
  logSignIn(ctx, { path, reason: 'wrong-code', ...facts })
}

import {
  beginTotpOf,
  checkFactor,
  checkFirstCode,
  findSent,
  getHalf,
  kindsOf,
  kindsToSetUp,
  takeHalfTry,
} from '../../factors/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Answer, Input } from '../../platform/http/route.ts'
import { assertStillNone, comeIn } from './come-in.ts'
import type { beginEnrolment, confirmEnrolment, getStep, showFactor } from './contract.ts'
import { placeHere } from './mailed/finish.ts'

/** What whoever is half signed in may do next. */
export async function showStep(ctx: Context, _: Input<typeof getStep>) {
  const { owner, purpose, expiresAt } = getHalf(ctx)
  const kinds = purpose === 'prove' ? await kindsOf(ctx, owner) : await kindsToSetUp(ctx, owner)
  const sent = (await findSent(ctx, placeHere(ctx))) ?? null
  return { step: purpose, name: owner.name, kinds, sent, expiresAt }
}

/** The second factor after the password: what was shown is used up and the session opened in one transaction. */
export async function finishSignIn(ctx: Context, { body }: Input<typeof showFactor>, answer: Answer) {
  const { owner, mustChange } = getHalf(ctx)
  await takeHalfTry(ctx)
  let recoveryCodesLeft: number | null = null
  await comeIn(ctx, body.kind === 'recovery' ? 'recovery-code' : 'code', answer, async () => {
    const use = await checkFactor(ctx, owner, { ...body, place: placeHere(ctx) })
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

import {
  checkFirstMailed,
  getHalf,
  kindsOf,
  kindsToSetUp,
  NoMailedCodes,
  type Place,
  sendCode,
} from '../../../factors/index.ts'
import { assertNotLocked } from '../../../locks/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Answer, Input } from '../../../platform/http/route.ts'
import { refuse } from '../../../platform/refusal.ts'
import { assertStillNone, comeIn } from '../come-in.ts'
import type { confirmStepMail, sendStepCode } from './contract.ts'

/** Queues the code; no mail server is waited for. Not while the account is locked: no code would help. */
export async function sendAtSignIn(ctx: Context, _: Input<typeof sendStepCode>) {
  const { owner, purpose } = getHalf(ctx)
  await assertNotLocked(ctx, owner.id)
  const kinds = purpose === 'prove' ? await kindsOf(ctx, owner) : await kindsToSetUp(ctx, owner)
  if (!kinds.includes('mail')) refuse(NoMailedCodes)
  if (purpose === 'enrol') await assertStillNone(ctx, owner.id)
  return sendCode(ctx, owner, placeHere(ctx))
}

/** The first code sets codes by mail up and opens the session; it is counted as any other. */
export async function confirmAtSignIn(ctx: Context, { body }: Input<typeof confirmStepMail>, answer: Answer) {
  const { owner, mustChange } = getHalf(ctx)
  await assertStillNone(ctx, owner.id)
  let recoveryCodes: string[] | null = null
  await comeIn(ctx, 'code', answer, async () => {
    const setUp = await checkFirstMailed(ctx, owner, placeHere(ctx), body.code)
    return async (tx) => {
      recoveryCodes = await setUp(tx)
    }
  })
  return { mustChangePassword: mustChange, recoveryCodes }
}

/** Where this half session waits for a code. */
export function placeHere(ctx: Context): Place {
  const { id, purpose, expiresAt } = getHalf(ctx)
  return { boundTo: id, purpose: purpose === 'prove' ? 'step' : 'enrol', ends: expiresAt }
}

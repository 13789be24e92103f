import {
  assertMayAdd,
  checkNewPasskey,
  checkPasskey,
  creationOptions,
  getHalf,
  requestOptions,
  takeHalfTry,
} from '../../../factors/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Answer, Input } from '../../../platform/http/route.ts'
import { assertStillNone, comeIn, comeInByPasskey } from '../come-in.ts'
import type { addStepPasskey, askStepPasskey, beginStepPasskey, showStepPasskey } from './contract.ts'

export function askAtSignIn(ctx: Context, _: Input<typeof askStepPasskey>) {
  const { id, owner } = getHalf(ctx)
  return requestOptions(ctx, owner.id, { purpose: 'second-step', boundTo: id })
}

/** After the password it is enough that somebody has it: whether it told its owner is not asked. */
export async function showAtSignIn(ctx: Context, { body }: Input<typeof showStepPasskey>, answer: Answer) {
  const { id, owner, mustChange } = getHalf(ctx)
  await takeHalfTry(ctx)
  const wanted = { purpose: 'second-step', boundTo: id, userId: owner.id, verified: false } as const
  await comeInByPasskey(ctx, answer, async () => (await checkPasskey(ctx, wanted, body.passkey)).use)
  return { mustChangePassword: mustChange }
}

export async function beginPasskeyAtSignIn(ctx: Context, _: Input<typeof beginStepPasskey>) {
  const { id, owner } = getHalf(ctx)
  await assertStillNone(ctx, owner.id)
  await assertMayAdd(ctx, owner.id)
  return creationOptions(ctx, owner, { purpose: 'enrol', boundTo: id })
}

/** What was made is set up and opens the session; not while a lock bars whoever has the password alone. */
export async function addAtSignIn(ctx: Context, { body }: Input<typeof addStepPasskey>, answer: Answer) {
  const { id, owner, mustChange } = getHalf(ctx)
  await assertStillNone(ctx, owner.id)
  await assertMayAdd(ctx, owner.id)
  const add = await checkNewPasskey(ctx, owner, { purpose: 'enrol', boundTo: id }, body)
  let recoveryCodes: string[] | null = null
  await comeIn(ctx, 'passkey', answer, async () => async (tx) => {
    recoveryCodes = (await add(tx)).recoveryCodes
  })
  return { mustChangePassword: mustChange, recoveryCodes }
}

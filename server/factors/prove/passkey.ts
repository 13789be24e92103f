import type { Context, Tx } from '../../platform/context.ts'
import { Invalid } from '../../platform/failures.ts'
import type { Answer, Input } from '../../platform/http/route.ts'
import { refuse, refuseField } from '../../platform/refusal.ts'
import { ownOf } from '../acting.ts'
import { NoMailedCodes } from '../mailed/contract.ts'
import { placeOf } from '../mailed/own.ts'
import { sendCode } from '../mailed/send.ts'
import { findMailFactor } from '../mailed/store.ts'
import { checkPasskey } from '../passkeys/check.ts'
import { requestOptions } from '../passkeys/options.ts'
import { ofSession } from '../passkeys/own.ts'
import { mayStandAlone } from '../passkeys/show.ts'
import { afterPassword, proved } from '../proof.ts'
import type { askOwnPasskey, proveByPasskey, sendProofCode } from './contract.ts'

export function askForOwnPasskey(ctx: Context, _: Input<typeof askOwnPasskey>) {
  return requestOptions(ctx, ownOf(ctx).id, ofSession(ctx, 'proof'))
}

/**
 * By itself where it would open a session by itself: then it has told its owner by PIN, finger or face, and goes on while
 * the account is locked. Else after the password, which is counted.
 */
export async function renewByPasskey(ctx: Context, { body }: Input<typeof proveByPasskey>, answer: Answer) {
  const isAlone = body.password === undefined
  if (isAlone && !mayStandAlone(ctx)) return refuseField(Invalid, 'password', 'This is needed.')
  const check = async (): Promise<(tx: Tx) => Promise<void>> => {
    const wanted = { ...ofSession(ctx, 'proof'), userId: ownOf(ctx).id, verified: isAlone }
    return (await checkPasskey(ctx, wanted, body.passkey)).use
  }
  if (body.password !== undefined) return afterPassword(ctx, body.password, check, answer)
  const use = await check()
  return ctx.transaction(async (tx) => {
    await use(tx)
    return proved(tx, answer)
  })
}

export async function sendOwnCode(ctx: Context, _: Input<typeof sendProofCode>) {
  const { id } = ownOf(ctx)
  if (!(await findMailFactor(ctx.db, id))) refuse(NoMailedCodes)
  return sendCode(ctx, { id, type: ctx.actor.type }, placeOf(ctx, 'proof'))
}

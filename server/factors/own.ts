import type { Context } from '../platform/context.ts'
import type { Answer, Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { keepOwnSessionAlone, renewOwnSession } from '../sessions/index.ts'
import { assertProvedByFactor, getEnrolling, getRemoving, ownOf, ownPolicy } from './acting.ts'
import {
  type beginTotp,
  type confirmTotp,
  type listOwnFactors,
  type makeRecoveryCodes,
  NoFactor,
  type removeTotp,
} from './contract.ts'
import { beginTotpOf, checkFirstCode } from './enrol.ts'
import { noteRemoved } from './kept.ts'
import { showMailed } from './mailed/show.ts'
import { tellOwner } from './notices.ts'
import { showPasskeys } from './passkeys/show.ts'
import { listCodes } from './recovery.store.ts'
import { giveRecoveryCodes } from './recovery.ts'
import * as store from './store.ts'
import { deleteTotp, findTotp } from './totp.store.ts'

export async function showOwnFactors(ctx: Context, _: Input<typeof listOwnFactors>) {
  const { id } = ownOf(ctx)
  const [state, totp, codes] = [
    await store.findState(ctx.db, id),
    await findTotp(ctx.db, id),
    await listCodes(ctx.db, id),
  ]
  const left = codes.filter((code) => code.used_at === null).length
  return {
    policy: await ownPolicy(ctx, state),
    totp: totp ? { createdAt: totp.created_at, usedAt: totp.used_at } : null,
    passkeys: await showPasskeys(ctx, id),
    mail: await showMailed(ctx, { id, type: ctx.actor.type }),
    recoveryCodes: codes[0] ? { left, total: codes.length, createdAt: codes[0].created_at } : null,
  }
}

export async function beginOwnTotp(ctx: Context, _: Input<typeof beginTotp>) {
  return beginTotpOf(ctx, await getEnrolling(ctx))
}

/** Adding ends no session, replacing ends the others (product.md section 3); the acting one gets a new reference (R51). */
export async function confirmOwnTotp(ctx: Context, { body }: Input<typeof confirmTotp>, answer: Answer) {
  const owner = await getEnrolling(ctx)
  const setUp = await checkFirstCode(ctx, owner, body.code)
  return ctx.transaction(async (tx) => {
    const { replaced, recoveryCodes } = await setUp(tx)
    const { secret, expiresAt } = replaced ? await keepOwnSessionAlone(tx) : await renewOwnSession(tx)
    answer.setSession(secret, expiresAt)
    return { recoveryCodes }
  })
}

/** Removes the app, with the last factor the recovery codes too; the other sessions end (R56). */
export async function removeOwnTotp(ctx: Context, _: Input<typeof removeTotp>, answer: Answer): Promise<undefined> {
  const { owner, policy } = await getRemoving(ctx)
  await ctx.transaction(async (tx) => {
    if (!(await deleteTotp(tx.db, owner.id))) refuse(NoFactor)
    await noteRemoved(tx, owner, { kind: 'totp' }, policy)
    const { secret, expiresAt } = await keepOwnSessionAlone(tx)
    answer.setSession(secret, expiresAt)
  })
}

/** New recovery codes; all former ones stop working. */
export async function makeOwnCodes(ctx: Context, _: Input<typeof makeRecoveryCodes>) {
  const owner = ownOf(ctx)
  const state = await store.findState(ctx.db, owner.id)
  if (!state?.enrolled_at) refuse(NoFactor)
  assertProvedByFactor(ctx, state)
  return ctx.transaction(async (tx) => {
    await tellOwner(tx, owner.id, 'recovery-codes-made', {})
    return { recoveryCodes: await giveRecoveryCodes(tx, owner) }
  })
}

import { record } from '../audit/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { ReauthRequired, SignedOut } from '../platform/failures.ts'
import type { Answer, Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { keepOwnSessionAlone, renewOwnSession } from '../sessions/index.ts'
import { policyOf } from './asked.ts'
import {
  type beginTotp,
  type confirmTotp,
  FactorRequired,
  FactorsOff,
  type listOwnFactors,
  type makeRecoveryCodes,
  NoFactor,
  type removeTotp,
} from './contract.ts'
import { beginTotpOf, checkFirstCode } from './enrol.ts'
import type { Policy } from './policy.ts'
import { deleteCodes, listCodes } from './recovery.store.ts'
import { giveRecoveryCodes } from './recovery.ts'
import * as store from './store.ts'
import { deleteTotp, findTotp } from './totp.store.ts'

type State = Awaited<ReturnType<typeof store.findState>>

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
    recoveryCodes: codes[0] ? { left, total: codes.length, createdAt: codes[0].created_at } : null,
  }
}

export async function beginOwnTotp(ctx: Context, _: Input<typeof beginTotp>) {
  return beginTotpOf(ctx, await assertMayEnrol(ctx))
}

/** Adding ends no session, replacing ends the others (product.md section 3); the acting one gets a new reference (R51). */
export async function confirmOwnTotp(ctx: Context, { body }: Input<typeof confirmTotp>, answer: Answer) {
  const owner = await assertMayEnrol(ctx)
  const setUp = await checkFirstCode(ctx, owner, body.code)
  return ctx.transaction(async (tx) => {
    const { replaced, recoveryCodes } = await setUp(tx)
    const { secret, expiresAt } = replaced ? await keepOwnSessionAlone(tx) : await renewOwnSession(tx)
    answer.setSession(secret, expiresAt)
    return { recoveryCodes }
  })
}

/** Removes the app, and the recovery codes with it; the other sessions end (R56). */
export async function removeOwnTotp(ctx: Context, _: Input<typeof removeTotp>, answer: Answer): Promise<undefined> {
  const owner = ownOf(ctx)
  const state = await store.findState(ctx.db, owner.id)
  assertProvedByFactor(ctx, state)
  if ((await ownPolicy(ctx, state)) === 'required') refuse(state?.enrolled_at ? FactorRequired : NoFactor)
  await ctx.transaction(async (tx) => {
    if (!(await deleteTotp(tx.db, owner.id))) refuse(NoFactor)
    await store.setEnrolled(tx.db, owner.id, null)
    await deleteCodes(tx.db, owner.id)
    await record(tx, 'factor.removed', { kind: 'user', ...owner }, { also: { kind: 'totp' } })
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
  return ctx.transaction(async (tx) => ({ recoveryCodes: await giveRecoveryCodes(tx, owner) }))
}

export function ownOf({ actor }: Context): { id: string; name: string } {
  return actor.id ? { id: actor.id, name: actor.name } : refuse(SignedOut)
}

function ownPolicy(ctx: Context, state: State): Promise<Policy> {
  return policyOf(ctx, { id: ownOf(ctx).id, type: ctx.actor.type, isAsked: state?.asked_at != null })
}

async function assertMayEnrol(ctx: Context): Promise<{ id: string; name: string }> {
  const owner = ownOf(ctx)
  const state = await store.findState(ctx.db, owner.id)
  if ((await ownPolicy(ctx, state)) === 'off') refuse(FactorsOff)
  assertProvedByFactor(ctx, state)
  return owner
}

/** A password alone, shown before there was a factor, changes no factor: the factor itself must have been shown (R45). */
function assertProvedByFactor(ctx: Context, state: { readonly enrolled_at: Instant | null } | undefined): void {
  const since = state?.enrolled_at
  if (since && (ctx.actor.provedAt ?? '') < since) refuse(ReauthRequired)
}

import { record } from '../../audit/index.ts'
import type { Context } from '../../platform/context.ts'
import { NotFound, SignedOut } from '../../platform/failures.ts'
import type { Answer, Input } from '../../platform/http/route.ts'
import { refuse } from '../../platform/refusal.ts'
import { keepOwnSessionAlone, renewOwnSession } from '../../sessions/index.ts'
import { getEnrolling, getRemoving, ownOf } from '../acting.ts'
import { NoFactor } from '../failures.ts'
import { noteRemoved } from '../kept.ts'
import { assertMayAdd, checkNewPasskey } from './add.ts'
import type { Purpose, Question } from './challenge.ts'
import type { addPasskey, beginPasskey, removePasskey, renamePasskey } from './contract.ts'
import { creationOptions } from './options.ts'
import * as store from './store.ts'

export async function beginOwnPasskey(ctx: Context, _: Input<typeof beginPasskey>) {
  const owner = await getEnrolling(ctx)
  await assertMayAdd(ctx, owner.id)
  return creationOptions(ctx, owner, ofSession(ctx, 'add'))
}

/** Ends no session; the acting one goes on under another reference (R51). */
export async function addOwnPasskey(ctx: Context, { body }: Input<typeof addPasskey>, answer: Answer) {
  const owner = await getEnrolling(ctx)
  await assertMayAdd(ctx, owner.id)
  const add = await checkNewPasskey(ctx, owner, ofSession(ctx, 'add'), body)
  return ctx.transaction(async (tx) => {
    const added = await add(tx)
    const { secret, expiresAt } = await renewOwnSession(tx)
    answer.setSession(secret, expiresAt)
    return added
  })
}

export async function renameOwnPasskey(
  ctx: Context,
  { params, body }: Input<typeof renamePasskey>,
): Promise<undefined> {
  const owner = ownOf(ctx)
  const known = await findOwn(ctx, params.passkey)
  await ctx.transaction(async (tx) => {
    if (!(await store.renamePasskey(tx.db, { id: known.id, userId: owner.id }, body.name))) refuse(NotFound)
    const change = { before: { passkey: known.name }, after: { passkey: body.name } }
    await record(tx, 'factor.renamed', { kind: 'user', ...owner }, change)
  })
}

/** The other sessions end, the acting one goes on under another reference (product.md section 3). */
export async function removeOwnPasskey(
  ctx: Context,
  { params }: Input<typeof removePasskey>,
  answer: Answer,
): Promise<undefined> {
  const { owner, policy } = await getRemoving(ctx)
  const { id, name } = await findOwn(ctx, params.passkey)
  await ctx.transaction(async (tx) => {
    if (!(await store.deletePasskey(tx.db, { id, userId: owner.id }))) refuse(NoFactor)
    await noteRemoved(tx, owner, { kind: 'passkey', passkey: name }, policy)
    const { secret, expiresAt } = await keepOwnSessionAlone(tx)
    answer.setSession(secret, expiresAt)
  })
}

/** A question that this session asks. */
export function ofSession({ actor }: Context, purpose: Purpose): Question {
  return { purpose, boundTo: actor.sessionId ?? refuse(SignedOut) }
}

async function findOwn(ctx: Context, id: string): Promise<{ id: string; name: string }> {
  const found = (await store.listPasskeys(ctx.db, ownOf(ctx).id)).find((one) => one.id === id)
  return found ?? refuse(NotFound)
}

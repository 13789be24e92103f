import type { Context, Tx } from '../../platform/context.ts'
import { SignedOut } from '../../platform/failures.ts'
import type { Answer, Input } from '../../platform/http/route.ts'
import { refuse } from '../../platform/refusal.ts'
import { keepOwnSessionAlone, renewOwnSession } from '../../sessions/index.ts'
import { getEnrolling, getRemoving } from '../acting.ts'
import { NoFactor } from '../failures.ts'
import { noteAdded, noteRemoved } from '../kept.ts'
import { checkMailed } from './check.ts'
import { type beginMailed, type confirmMailed, NoMailedCodes, type removeMailed } from './contract.ts'
import { type Place, sendCode } from './send.ts'
import { mailedAllowed } from './show.ts'
import { deleteMailFactor, putMailFactor } from './store.ts'

export async function beginOwnMailed(ctx: Context, _: Input<typeof beginMailed>) {
  const { id } = await getEnrolling(ctx)
  return sendCode(ctx, { id, type: ctx.actor.type }, placeOf(ctx, 'enrol'))
}

/** Ends no session; the acting one goes on under another reference (R51). */
export async function confirmOwnMailed(ctx: Context, { body }: Input<typeof confirmMailed>, answer: Answer) {
  const owner = await getEnrolling(ctx)
  const setUp = await checkFirstMailed(ctx, owner, placeOf(ctx, 'enrol'), body.code)
  return ctx.transaction(async (tx) => {
    const recoveryCodes = await setUp(tx)
    const { secret, expiresAt } = await renewOwnSession(tx)
    answer.setSession(secret, expiresAt)
    return { recoveryCodes }
  })
}

/** Looks at the first code; what it answers sets codes by mail up, in the transaction of whoever asked. */
export async function checkFirstMailed(
  ctx: Context,
  owner: { id: string; name: string },
  place: Place,
  code: string,
): Promise<(tx: Tx) => Promise<string[] | null>> {
  if (!mailedAllowed(ctx, ctx.actor.type)) return refuse(NoMailedCodes)
  const use = await checkMailed(ctx, place, code)
  return async (tx) => {
    await use(tx)
    await putMailFactor(tx.db, owner.id, tx.now())
    return noteAdded(tx, owner, { kind: 'mail' })
  }
}

export async function removeOwnMailed(ctx: Context, _: Input<typeof removeMailed>, answer: Answer): Promise<undefined> {
  const { owner, policy } = await getRemoving(ctx)
  await ctx.transaction(async (tx) => {
    if (!(await deleteMailFactor(tx.db, owner.id))) refuse(NoFactor)
    await noteRemoved(tx, owner, { kind: 'mail' }, policy)
    const { secret, expiresAt } = await keepOwnSessionAlone(tx)
    answer.setSession(secret, expiresAt)
  })
}

/** Where this session waits for a code. */
export function placeOf({ actor }: Context, purpose: Place['purpose']): Place {
  return { boundTo: actor.sessionId ?? refuse(SignedOut), purpose }
}

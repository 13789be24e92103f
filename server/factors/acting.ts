/** Whoever changes their own second factors, and what they must have shown for it. */
import type { Instant } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { ReauthRequired, SignedOut } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import { policyOf } from './asked.ts'
import { FactorsOff } from './failures.ts'
import type { Policy } from './policy.ts'
import * as store from './store.ts'

type State = Awaited<ReturnType<typeof store.findState>>

export interface Acting {
  readonly id: string
  readonly name: string
}

export function ownOf({ actor }: Context): Acting {
  return actor.id ? { id: actor.id, name: actor.name } : refuse(SignedOut)
}

export function ownPolicy(ctx: Context, state: State): Promise<Policy> {
  return policyOf(ctx, { id: ownOf(ctx).id, type: ctx.actor.type, isAsked: state?.asked_at != null })
}

/** Oneself, where another factor may be set up. */
export async function getEnrolling(ctx: Context): Promise<Acting> {
  const owner = ownOf(ctx)
  const state = await store.findState(ctx.db, owner.id)
  if ((await ownPolicy(ctx, state)) === 'off') refuse(FactorsOff)
  assertProvedByFactor(ctx, state)
  return owner
}

/** Oneself and the policy, where one may be taken away. */
export async function getRemoving(ctx: Context): Promise<{ owner: Acting; policy: Policy }> {
  const owner = ownOf(ctx)
  const state = await store.findState(ctx.db, owner.id)
  assertProvedByFactor(ctx, state)
  return { owner, policy: await ownPolicy(ctx, state) }
}

/** A password alone, shown before there was a factor, changes no factor: the factor itself must have been shown (R45). */
export function assertProvedByFactor(ctx: Context, state: { readonly enrolled_at: Instant | null } | undefined): void {
  const since = state?.enrolled_at
  if (since && (ctx.actor.provedAt ?? '') < since) refuse(ReauthRequired)
}

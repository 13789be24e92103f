import { features } from '../app/features.ts'
import { gate } from '../app/gate.ts'
import type { Context } from '../platform/context.ts'
import type { CallOf, Contract, ReplyOf } from '../platform/contract.ts'
import { type Asked, perform } from '../platform/http/perform.ts'

/** What a command says to an operation: the parts of its contract, and the version where it wants one. */
export type Said<C> = Partial<CallOf<C>> & Asked

const routes = new Map(features.flatMap((feature) => feature.routes).map((route) => [route.contract.id, route]))

/** Does what the route of this contract does, as the operator: the same checks of shape, access and state, the same trail. */
export async function operate<C extends Contract>(ctx: Context, contract: C, said: Said<C>): Promise<ReplyOf<C>> {
  const route = routes.get(contract.id)
  if (!route) throw new Error(`${contract.id} is no route.`)
  await gate.authorise(ctx, contract)
  return (await perform(ctx, route, said)) as ReplyOf<C>
}

import { factsOfActor, isBeyondRoles, MayNotGrant } from '../access/index.ts'
import { type Context, isWholeAdmin } from '../platform/context.ts'
import { refuse } from '../platform/refusal.ts'

/** Ranked roles are given and changed only from above (product.md section 2, "Granting"). */
export async function isBelowOwnRank(ctx: Context, rank: number | null): Promise<boolean> {
  if (rank === null || isBeyondRoles(ctx.actor) || isWholeAdmin(ctx.actor)) return true
  return rank < ((await factsOfActor(ctx))?.rank ?? 0)
}

export async function assertBelowOwnRank(ctx: Context, rank: number | null): Promise<void> {
  if (!(await isBelowOwnRank(ctx, rank)))
    refuse(MayNotGrant, { detail: 'This role ranks as high as your own, or higher.' })
}

import type { Context } from '../platform/context.ts'
import { countRows, foldCounts } from './list-counts.store.ts'

const MANY = 100 // rows; there are 35 kinds of users

/** Sums the kept counts where writers have added many rows, so that reading them stays short. */
export async function foldSegmentCounts(ctx: Context): Promise<void> {
  if ((await countRows(ctx.db)) > MANY) await ctx.upkeep((tx) => foldCounts(tx.db))
}

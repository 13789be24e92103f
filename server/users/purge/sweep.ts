import { setTimeout as pause } from 'node:timers/promises'
import { monotonic } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { findUnswept, forgetUnswept } from './store.ts'

const REST = 4 // times as long as a step took: nobody waits for it

/**
 * Takes the words of erased people out of the index of words. It only forgets where they stood when it is asked to;
 * the letters themselves would stay in the file until many more have gone (R115).
 */
export async function sweepErased(ctx: Context, signal: AbortSignal): Promise<void> {
  const mark = await findUnswept(ctx.db)
  if (mark === undefined) return
  let begin = true
  for (let more = true; more; begin = false) {
    if (signal.aborted) return
    const startedAt = monotonic()
    more = await ctx.upkeep((tx) => tx.world.engine.sweepSearch(tx.db, begin))
    await pause((monotonic() - startedAt) * REST, undefined, { signal }).catch(() => {})
  }
  await ctx.upkeep((tx) => forgetUnswept(tx.db, mark))
}

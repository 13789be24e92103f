import { days, later, minutes } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { Job } from '../platform/jobs/index.ts'
import { type FailedHalf, listFailed, markTold } from './failed.store.ts'
import { tellOwner } from './notices.ts'

const AT_ONCE = 100

/** Tells people that somebody had their password and failed at the second factor (R25): once, when it is over. */
export const failedFactorsJob: Job = {
  name: 'failed-factors',
  every: minutes(1),
  async run(ctx, signal) {
    for (let more = true; more && !signal.aborted; ) {
      const now = ctx.now()
      const failed = await listFailed(ctx.db, { now, since: later(now, -days(1)), limit: AT_ONCE })
      more = failed.length === AT_ONCE
      for (const half of failed) await tell(ctx, half)
    }
  },
}

async function tell(ctx: Context, half: FailedHalf): Promise<void> {
  await ctx.upkeep(async (tx) => {
    if (!(await markTold(tx.db, half.id, tx.now()))) return
    const { created_at: at, address, tries } = half
    const browser = half.user_agent.slice(0, 200) || '–'
    await tellOwner(tx, half.user_id, 'factor-failed', { at, address, browser, tries: String(tries) })
  })
}

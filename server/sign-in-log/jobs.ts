import { setImmediate as turn } from 'node:timers/promises'
import { days, hours, later, seconds } from '../platform/clock.ts'
import type { Job } from '../platform/jobs/index.ts'
import { writeSignIns } from './log.ts'
import { deleteBefore } from './store.ts'

const AT_ONCE = 500 // in one transaction, while other requests wait

/** Writes what was logged since. */
const writeJob: Job = { name: 'sign-ins', every: seconds(1), run: writeSignIns }

/** Forgets attempts older than `signInLog.days`. */
const forgetJob: Job = {
  name: 'forget-sign-ins',
  every: hours(1),
  async run(ctx, signal) {
    const kept = ctx.settings['signInLog.days']
    if (kept === 0) return
    const before = later(ctx.now(), -days(kept))
    while (!signal.aborted && (await ctx.upkeep((tx) => deleteBefore(tx.db, before, AT_ONCE))) === AT_ONCE) await turn()
  },
}

export const signInLogJobs: readonly Job[] = [writeJob, forgetJob]

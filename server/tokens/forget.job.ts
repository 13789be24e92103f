import { setImmediate as turn } from 'node:timers/promises'
import { hours, later, minutes } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { Job } from '../platform/jobs/index.ts'
import { forgetNonces } from './use.store.ts'

const AT_ONCE = 500
const KEPT = hours(2) // twice the widest window and more: a clock that is set back revives nothing (R128)

/** Forgets nonces of signatures that are too old for any window. */
export const forgetNoncesJob: Job = {
  name: 'forget-nonces',
  every: minutes(15),
  async run(ctx: Context, signal: AbortSignal) {
    const before = later(ctx.now(), -KEPT)
    while (!signal.aborted && (await ctx.upkeep((tx) => forgetNonces(tx.db, before, AT_ONCE))) === AT_ONCE) await turn()
  },
}

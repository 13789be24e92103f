import { setImmediate as turn } from 'node:timers/promises'
import { days, hours, later } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { Job } from '../platform/jobs/index.ts'
import { deleteUnused } from './devices.store.ts'
import { deleteOfNobody } from './lift.store.ts'
import { deleteEnded } from './throttle.store.ts'

const AT_ONCE = 200 // in one transaction, while other requests wait
const KEPT = days(1) // a source that was full goes on where it was within a day
const NOBODY_KEPT = days(7)

/** Forgets sources, names that belong to nobody and browsers that nobody uses any more. */
export const forgetLocksJob: Job = {
  name: 'forget-locks',
  every: hours(1),
  async run(ctx: Context, signal: AbortSignal) {
    const now = ctx.now()
    const unused = later(now, -days(ctx.settings['devices.days']))
    const rounds = [
      () => ctx.upkeep((tx) => deleteEnded(tx.db, later(now, -KEPT), AT_ONCE)),
      () => ctx.upkeep((tx) => deleteOfNobody(tx.db, later(now, -NOBODY_KEPT), AT_ONCE)),
      () => ctx.upkeep((tx) => deleteUnused(tx.db, unused, AT_ONCE)),
    ]
    for (const round of rounds) while (!signal.aborted && (await round()) === AT_ONCE) await turn()
  },
}

import { later, seconds } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Job } from '../../platform/jobs/index.ts'
import * as store from './store.ts'
import { HELD_FOR, workOn } from './work.ts'

/** Undoes imports, one after the other; of several processes one works on each. */
export const undoImportsJob: Job = {
  name: 'undo-imports',
  every: seconds(5),
  async run(ctx, signal) {
    const holder = newId()
    while (!signal.aborted) {
      const importId = await ctx.upkeep((tx) =>
        store.claimNext(tx.db, holder, { now: tx.now(), until: later(tx.now(), HELD_FOR) }),
      )
      if (!importId) return
      await workOn(ctx.world, { importId, holder, signal })
    }
  },
}

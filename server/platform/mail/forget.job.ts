import { setImmediate as turn } from 'node:timers/promises'
import { days, hours, later } from '../clock.ts'
import type { Job } from '../jobs/index.ts'
import { deleteEnded } from './outbox.store.ts'

const AT_ONCE = 200 // in one transaction, while other requests wait

/** Forgets mails that were sent or given up longer ago than `mail.keepDays`. Only states are left of them by then. */
export const forgetMailJob: Job = {
  name: 'forget-mail',
  every: hours(1),
  async run(ctx, signal) {
    const kept = ctx.settings['mail.keepDays']
    if (kept === 0) return
    const before = later(ctx.now(), -days(kept))
    while (!signal.aborted && (await ctx.upkeep((tx) => deleteEnded(tx.db, before, AT_ONCE))) === AT_ONCE) await turn()
  },
}

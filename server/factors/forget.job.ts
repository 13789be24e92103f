import { days, hours, later } from '../platform/clock.ts'
import type { Job } from '../platform/jobs/index.ts'
import { forgetPast } from './half.store.ts'

/** Forgets what was begun and not finished. */
export const forgetPastJob: Job = {
  name: 'forget-half-sessions',
  every: hours(1),
  run: (ctx) => ctx.upkeep((tx) => forgetPast(tx.db, later(tx.now(), -days(1)))),
}

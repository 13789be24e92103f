import { hours, later } from '../clock.ts'
import type { Job } from '../jobs/index.ts'
import { forgetReplies } from './idempotency.store.ts'
import { KEPT_FOR } from './idempotency.ts'

/** Forgets replies that no repeated request may ask for any more. */
export const forgetRepliesJob: Job = {
  name: 'forget-replies',
  every: hours(1),
  run: (ctx) => ctx.upkeep((tx) => forgetReplies(tx.db, later(tx.now(), -KEPT_FOR))),
}

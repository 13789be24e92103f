import { days, later, seconds } from '../platform/clock.ts'
import type { Job } from '../platform/jobs/index.ts'
import { answerRequests } from './answer.ts'
import { deleteBefore } from './store.ts'

const GATHER = 300 // ms: whoever asked has their answer before anybody is looked up, so that nothing can be timed
const KEPT = days(1) // for an operator who wonders what became of them

export const recoveryJob: Job = { name: 'recovery', every: seconds(10), gather: GATHER, run: answerRequests }

export const forgetRequestsJob: Job = {
  name: 'forget-recoveries',
  every: seconds(3600),
  run: (ctx) => ctx.upkeep((tx) => deleteBefore(tx.db, later(tx.now(), -KEPT))),
}

import { hours, seconds } from '../platform/clock.ts'
import type { Job } from '../platform/jobs/index.ts'
import { anchor } from './anchor.ts'
import { expireDetails } from './expire.ts'
import { seal } from './seal.ts'
import { sift } from './sift.ts'

const SEAL_GATHER = 200 // ms; several commits in one round, and still sealed well within a second
const SEAL_EVERY = seconds(5) // for commits of other processes, whose wakes are not heard here
const SIFT_GATHER = 500 // ms; after the sealer
const ANCHOR_EVERY = hours(1) // what can be cut off unseen is at most this long

/** Woken as `seal`; `anchor` must also be called once at stop, when no other job runs. */
export const auditJobs: readonly Job[] = [
  { name: 'seal', every: SEAL_EVERY, gather: SEAL_GATHER, run: seal },
  { name: 'sift', every: SEAL_EVERY, gather: SIFT_GATHER, run: sift },
  { name: 'anchor', every: ANCHOR_EVERY, run: anchor },
  { name: 'expire-details', every: hours(1), run: expireDetails },
]

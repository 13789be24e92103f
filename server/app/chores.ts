import { checkJob } from '../audit-log/index.ts'
import { failedFactorsJob, forgetPastJob } from '../factors/index.ts'
import { importJobs } from '../imports/index.ts'
import { forgetTicketsJob } from '../live/index.ts'
import { forgetLocksJob } from '../locks/index.ts'
import { endLoggedInAsJob } from '../log-in-as/index.ts'
import { hours, minutes, seconds } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { forgetRepliesJob } from '../platform/http/idempotency.job.ts'
import type { Job } from '../platform/jobs/index.ts'
import { forgetMailJob, mailJob } from '../platform/mail/index.ts'
import { forgetRequestsJob, recoveryJob } from '../recovery/index.ts'
import { startGrants } from '../roles/index.ts'
import { usesJob } from '../sessions/index.ts'
import { signInLogJobs } from '../sign-in-log/index.ts'
import { startMemberships } from '../teams/index.ts'
import { forgetNoncesJob, tokenUsesJob } from '../tokens/index.ts'
import { undoImportsJob } from '../undo/index.ts'
import {
  endSuspensions,
  foldSegmentCounts,
  locksJob,
  purgeDue,
  refreshStatuses,
  startAccounts,
  sweepErased,
} from '../users/index.ts'
import { resolveMail } from './resolve-mail.ts'

/** What happens by itself besides the trail's own jobs: the outbox, ends that time brings, forgetting. */
export function chores(): readonly Job[] {
  return [
    mailJob(resolveMail),
    forgetMailJob,
    { name: 'statuses', every: seconds(5), run: refreshStatuses },
    { name: 'starts', every: seconds(5), run: carryOutStarts },
    { name: 'suspensions', every: seconds(5), run: endSuspensions },
    { name: 'purge', every: minutes(1), run: purgeDue },
    { name: 'sweep', every: hours(6), run: sweepErased },
    { name: 'segments', every: seconds(10), run: foldSegmentCounts },
    recoveryJob,
    forgetRequestsJob,
    forgetRepliesJob,
    usesJob,
    tokenUsesJob,
    forgetNoncesJob,
    endLoggedInAsJob,
    forgetPastJob,
    failedFactorsJob,
    forgetLocksJob,
    forgetTicketsJob,
    ...signInLogJobs,
    locksJob,
    ...importJobs,
    undoImportsJob,
    checkJob,
  ]
}

/** Beginnings of accounts, of roles given and of memberships. */
async function carryOutStarts(ctx: Context, signal: AbortSignal): Promise<void> {
  await startAccounts(ctx, signal)
  await startGrants(ctx, signal)
  await startMemberships(ctx, signal)
}

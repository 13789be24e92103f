import { namesOf } from '../access/index.ts'
import { checkJob } from '../audit-log/index.ts'
import { importJobs } from '../imports/index.ts'
import { findLink, linkUrl } from '../links/index.ts'
import { hours, minutes, seconds } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { forgetRepliesJob } from '../platform/http/idempotency.job.ts'
import type { Job } from '../platform/jobs/index.ts'
import { forgetMailJob, mailJob, type Resolve } from '../platform/mail/index.ts'
import { startGrants } from '../roles/index.ts'
import { usesJob } from '../sessions/index.ts'
import { startMemberships } from '../teams/index.ts'
import { undoImportsJob } from '../undo/index.ts'
import {
  endSuspensions,
  foldSegmentCounts,
  purgeDue,
  refreshStatuses,
  showUser,
  startAccounts,
  sweepErased,
} from '../users/index.ts'

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
    forgetRepliesJob,
    usesJob,
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

/** A link's secret comes into being here, when its mail is sent, and is kept nowhere. */
const resolveMail: Resolve = async (ctx, mail) => {
  const name = (await namesOf(ctx, [mail.userId]))(mail.userId) ?? ''
  if (!mail.linkId) return withoutLink(ctx, mail, name)
  const link = await findLink(ctx.db, mail.linkId)
  if (!link || link.spent_at || link.voided_at || link.expires_at <= ctx.now()) return 'void'
  const user = await showUser(ctx, link.user_id)
  const identifier = user.username ?? user.email ?? ''
  return {
    variables: { name, ...mail.data, link: linkUrl(ctx.world, link), expiresAt: link.expires_at, username: identifier },
  }
}

/** How to sign in, told to nobody who could not; what a mail given up has forgotten is looked up again. */
const withoutLink = async (ctx: Context, mail: Parameters<Resolve>[1], name: string) => {
  if (!mail.userId) return { variables: { name, ...mail.data } }
  const user = await showUser(ctx, mail.userId)
  if (['deleted', 'suspended', 'expired'].includes(user.status.key)) return 'void'
  return { variables: { name, username: user.username ?? user.email ?? '', ...mail.data } }
}

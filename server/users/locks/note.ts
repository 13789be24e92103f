/** What failures bring about beside the door: nothing of it may be felt there, or accounts could be told from names that are nobody's (R15). */
import { record } from '../../audit/index.ts'
import { FOR_EVER } from '../../locks/index.ts'
import { type Instant, seconds } from '../../platform/clock.ts'
import type { Context, Tx } from '../../platform/context.ts'
import type { Job } from '../../platform/jobs/index.ts'
import { queueMail } from '../../platform/mail/index.ts'
import { personName } from '../../platform/naming.ts'
import { rewriteDerived } from '../derived.ts'
import * as users from '../store.ts'
import * as due from './store.ts'

const AT_ONCE = 200

/** Shows failures and locks with their users, leaves locks in the trail and tells their owners. Woken by each failure. */
export const locksJob: Job = {
  name: 'locks',
  every: seconds(5),
  gather: 500, // a guesser fails often, and one write serves many failures
  async run(ctx, signal) {
    for (let more = true; more && !signal.aborted; ) {
      const changed = await due.listChanged(ctx.db, AT_ONCE)
      more = changed.length === AT_ONCE
      for (const userId of changed) await show(ctx, userId)
    }
  },
}

/** One that is locked anew is a change with a trace of its own; a count alone is bookkeeping. */
async function show(ctx: Context, userId: string): Promise<void> {
  const locked = await ctx.upkeep(async (tx) => {
    const row = await users.lockUser(tx.db, userId)
    const counter = row && (await due.takeChanged(tx.db, userId))
    if (!counter) return undefined
    const isNew = isAhead(counter.locked_until, tx.now()) && counter.locked_until !== row.locked_until
    await users.writeDerived(tx.db, userId, { failed_attempts: counter.failed, locked_until: counter.locked_until })
    if (isNew) await noteLock(tx, row, counter)
    return isNew ? row : undefined
  })
  if (locked) ctx.world.log.warn({ user: userId }, 'An account was locked after too many failures.')
}

async function noteLock(
  tx: Tx,
  row: users.UserRow,
  { failed, locked_until: until }: { failed: number; locked_until: Instant | null },
): Promise<void> {
  await rewriteDerived(tx, row.id)
  const shown = until === FOR_EVER ? null : until
  const entity = { kind: 'user', id: row.id, name: personName(row), version: row.version }
  await record(tx, 'user.locked', entity, { also: { until: shown, failures: failed } })
  const email = await due.findFirstEmail(tx.db, row.id)
  if (!email || !tx.settings['notices.lock']) return
  await queueMail(tx, {
    template: 'account-locked',
    language: row.language,
    recipient: email.address,
    userId: row.id,
    linkId: null,
    data: { until: shown ?? '', failures: failed },
  })
}

const isAhead = (until: Instant | null, now: Instant): boolean => until !== null && until > now

import { INSTALLATION, record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import { giveUpMail as endTries, sendAgain } from '../platform/mail/index.ts'
import { refuse } from '../platform/refusal.ts'
import {
  type giveUpMail,
  type Mail,
  MailEnded,
  MailObsolete,
  MailSending,
  MailWaits,
  type retryMail,
} from './contract.ts'
import { listFailed } from './list.store.ts'
import { getSeenMail, isObsolete, seenHere, showMail } from './mails.ts'
import { listMails, type MailRow } from './store.ts'

const AT_ONCE = 1000

/** Sends a mail that failed or was given up with the next round of the outbox. */
export async function retry(ctx: Context, { params }: Input<typeof retryMail>): Promise<Mail> {
  const row = await getSeenMail(ctx, params.mail)
  if (isObsolete(ctx, row)) refuse(MailObsolete)
  await ctx.transaction(async (tx) => {
    if ((await sendAgain(tx, [row.id])) === 0) await refuseState(tx, row.id)
    await tell(tx, 'mail.retried', row)
  })
  return showMail(ctx, { params })
}

/** Ends the tries. What is being sent right now is left to whoever sends it. */
export async function giveUp(ctx: Context, { params }: Input<typeof giveUpMail>): Promise<Mail> {
  const row = await getSeenMail(ctx, params.mail)
  await ctx.transaction(async (tx) => {
    if (!(await endTries(tx, row.id))) await refuseState(tx, row.id)
    await tell(tx, 'mail.given-up', row)
  })
  return showMail(ctx, { params })
}

/** Sends all that failed, as far as the caller sees to whom. */
export async function retryAll(ctx: Context) {
  const ids = await listFailed(ctx.db, await seenHere(ctx), AT_ONCE + 1)
  const retried = await ctx.transaction(async (tx) => {
    const count = await sendAgain(tx, ids.slice(0, AT_ONCE))
    await record(tx, 'mail.all-retried', INSTALLATION, { also: { count } })
    return count
  })
  return { retried, left: ids.length > AT_ONCE }
}

/** Says why the mail could not be moved: somebody, or the sender, was faster. */
async function refuseState(tx: Tx, id: string): Promise<never> {
  const [row] = await listMails(tx.db, [id])
  if (row?.state === 'sending') return refuse(MailSending)
  return refuse(row?.state === 'queued' ? MailWaits : MailEnded)
}

async function tell(tx: Tx, event: string, { id, recipient, template, user_id }: MailRow): Promise<void> {
  const about = user_id ? [user_id] : []
  await record(tx, event, { kind: 'mail', id, name: recipient }, { also: { template }, about })
}

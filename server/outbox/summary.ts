import type { Context } from '../platform/context.ts'
import { mailAvailable, mailTemplates } from '../platform/mail/index.ts'
import type { Mail } from './contract.ts'
import { countMails } from './list.store.ts'
import { seenHere } from './mails.ts'

const COUNTED = 1000

/** How many mails are in which state, as far as the caller sees them, and whether there is a mail server. */
export async function showSummary(ctx: Context) {
  const seen = await seenHere(ctx)
  const count = async (state: Mail['state']) => {
    const found = await countMails(ctx.db, { state, seen }, { limit: COUNTED + 1, within: COUNTED + 1 })
    return found > COUNTED ? null : found
  }
  return {
    mailAvailable: mailAvailable(ctx.world),
    counts: {
      queued: await count('queued'),
      sending: await count('sending'),
      sent: await count('sent'),
      failed: await count('failed'),
      'given-up': await count('given-up'),
    },
    templates: [...mailTemplates],
  }
}

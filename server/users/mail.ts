import { getPerson } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import { listMail, mailAvailable } from '../platform/mail/index.ts'
import type { listUserMail } from './contract.ts'

/** The newest mails to this user and what became of them; links and codes are not in the outbox, so never here. */
export async function showMail(ctx: Context, { params }: Input<typeof listUserMail>) {
  const person = await getPerson(ctx, params.user, 'links')
  return { items: await listMail(ctx.db, person.row.id), mailAvailable: mailAvailable(ctx.world) }
}

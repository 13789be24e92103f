import { record } from '../../audit/index.ts'
import { issueLink, listOpen, NoMailService, queueLinkMail, voidLinks } from '../../links/index.ts'
import { assertWithin } from '../../locks/index.ts'
import type { Context } from '../../platform/context.ts'
import { Invalid, NotFound, SignedOut } from '../../platform/failures.ts'
import type { Input } from '../../platform/http/route.ts'
import { mailAvailable } from '../../platform/mail/index.ts'
import { personName } from '../../platform/naming.ts'
import { refuse, refuseField } from '../../platform/refusal.ts'
import { readEmail } from '../identifiers.ts'
import * as store from '../store.ts'
import { type changeOwnEmail, EmailKept } from './contract.ts'

const ASKED = { limit: 5, minutes: 60 } // mails to addresses that somebody types: not a way to flood strangers (R31)

export async function showOwnEmail(ctx: Context) {
  const user = await self(ctx)
  const [email] = await store.listEmails(ctx.db, user.id)
  return {
    address: email?.address ?? null,
    pending: await pendingOf(ctx, user.id),
    can: { change: mayChange(ctx, user) },
  }
}

/**
 * Mails a link to the new address. Nothing changes before it is used, and the answer is the same where the address
 * belongs to somebody: only whoever reads that mailbox learns more.
 */
export async function askForEmail(ctx: Context, { body }: Input<typeof changeOwnEmail>) {
  const user = await self(ctx)
  if (!mayChange(ctx, user)) refuse(EmailKept)
  if (!mailAvailable(ctx.world)) refuse(NoMailService, { detail: 'No mail service is set up. Ask an administrator.' })
  const { address, key } = readEmail(body.address, 'address')
  if ((await store.listEmails(ctx.db, user.id)).some((one) => one.key === key))
    refuseField(Invalid, 'address', 'This is your address already.', 'unchanged')
  await assertWithin(ctx, { kind: 'email-change', source: user.id, ...ASKED })
  return ctx.transaction(async (tx) => {
    const owner = { id: user.id, name: personName(user), email: address, language: user.language }
    const link = await issueLink(tx, 'email', owner)
    await queueLinkMail(tx, owner, link)
    return { pending: { address: link.address, expiresAt: link.expires_at } }
  })
}

export async function keepEmail(ctx: Context): Promise<undefined> {
  const user = await self(ctx)
  await ctx.transaction(async (tx) => {
    const ended = await voidLinks(tx, user.id, ['email'], 'kept the former address')
    if (ended.length === 0) refuse(NotFound)
    await record(tx, 'link.revoked', { kind: 'user', id: user.id, name: personName(user) }, { also: { link: 'email' } })
  })
}

export function mayChange(ctx: Context, { type }: Pick<store.UserRow, 'type'>): boolean {
  return ctx.settings['selfService.email'] && type !== 'api'
}

async function pendingOf(ctx: Context, userId: string) {
  const link = (await listOpen(ctx.db, userId, ctx.now())).find((one) => one.kind === 'email')
  return link ? { address: link.address, expiresAt: link.expires_at } : null
}

async function self(ctx: Context): Promise<store.UserRow> {
  return (ctx.actor.id ? await store.findUser(ctx.db, ctx.actor.id) : undefined) ?? refuse(SignedOut)
}

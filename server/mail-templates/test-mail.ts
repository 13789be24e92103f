import { INSTALLATION, record } from '../audit/index.ts'
import { NoAddress, NoMailService } from '../links/index.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { fill, mailAvailable, openTransport, reasonOf, takeTestTurn } from '../platform/mail/index.ts'
import { refuse } from '../platform/refusal.ts'
import { showUser } from '../users/index.ts'
import { MailNotSent, type testMailTemplate } from './contract.ts'
import { sampleValues } from './preview.ts'
import { assertWhole } from './save.ts'
import { getTemplate } from './show.ts'
import { canonical } from './text.ts'

/** Sends a mail by a text that need not be saved, to the caller's own address alone. Waits for the mail server. */
export async function sendTest(ctx: Context, { params, body }: Input<typeof testMailTemplate>) {
  const { template, language } = params
  const text = canonical(body)
  assertWhole(template, text)
  if (!mailAvailable(ctx.world)) refuse(NoMailService)
  const to = await ownAddress(ctx)
  takeTestTurn(ctx.world)
  const values = await sampleValues(ctx, getTemplate(template), ctx.actor.id ?? undefined)
  const content = await fill(getTemplate(template), { ...text, language }, values)
  await send(ctx, to, content)
  const about = ctx.actor.id ? [ctx.actor.id] : []
  await ctx.transaction((tx) =>
    record(tx, 'mail-template.tested', INSTALLATION, { also: { template, language }, about }),
  )
  return { to }
}

async function ownAddress(ctx: Context): Promise<string> {
  const email = ctx.actor.id ? (await showUser(ctx, ctx.actor.id)).email : null
  return email ?? refuse(NoAddress, { detail: 'You have no email address yourself.' })
}

async function send(ctx: Context, to: string, content: Awaited<ReturnType<typeof fill>>): Promise<void> {
  const messageId = `<${newId()}@${ctx.world.config.baseUrl.hostname}>`
  const message = { ...content, from: ctx.settings['mail.from'], to, messageId, date: ctx.now() }
  try {
    await openTransport(ctx.settings['mail.server']).send(message)
  } catch (error) {
    refuse(MailNotSent, { detail: reasonOf(error).reason })
  }
}

import { getPerson } from '../access/index.ts'
import { hours, later } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import { faultsIn, type MailTemplate, outline, valuesOf } from '../platform/mail/index.ts'
import { mailValuesOf, showUser } from '../users/index.ts'
import type { previewMailTemplate } from './contract.ts'
import { getTemplate } from './show.ts'

/** What the mail would say, to somebody the caller may see. No link comes into being for it. */
export async function previewTemplate(ctx: Context, { params, body }: Input<typeof previewMailTemplate>) {
  const template = getTemplate(params.template)
  const text = { subject: body.subject, body: body.body.replace(/\r\n?/g, '\n') }
  const faults = faultsIn(template, text)
  const userId = body.user === undefined ? undefined : (await getPerson(ctx, body.user, 'read')).row.id
  if (faults.length > 0) return { faults, subject: '', parts: [] }
  const values = await sampleValues(ctx, template, userId)
  const { subject, parts } = await outline(template, { ...text, language: params.language }, values)
  return { faults, subject, parts: [...parts] }
}

/** Examples, and instead of them what is known: of this Roster, and of the person. */
export async function sampleValues(ctx: Context, template: MailTemplate, userId: string | undefined) {
  const examples = Object.entries(valuesOf(template)).map(([name, { example }]) => [name, example])
  const { origin } = ctx.world.config.baseUrl
  return {
    ...Object.fromEntries(examples),
    link: `${origin}/…#••••••••`,
    expiresAt: later(ctx.now(), hours(ctx.settings['links.resetHours'])),
    installation: ctx.settings['installation.name'],
    console: origin,
    ...(userId ? mailValuesOf(await showUser(ctx, userId)) : {}),
  }
}

import { z } from 'zod'
import { findLink, findLinkUrl, type LinkRow } from '../links/index.ts'
import { later, minutes } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import { type MailTemplate, render } from '../platform/mail/index.ts'
import { portalValuesOf } from '../portals/index.ts'
import { mailValuesOf, showUser } from '../users/index.ts'
import type { previewMail } from './contract.ts'
import { getSeenMail } from './mails.ts'
import { findData, listPeople, type MailRow } from './store.ts'

const MASK = '••••••••'
const CODES_LAST = minutes(10)
/** Of what a row holds for its template, this is for everybody who may see the mail. */
const Harmless = z.object({ name: z.string().optional(), username: z.string().optional() })

/** What the mail says, written anew. The secret of its link does not come into being for this. */
export async function showPreview(ctx: Context, { params }: Input<typeof previewMail>) {
  const row = await getSeenMail(ctx, params.mail)
  const link = row.link_id ? await findLink(ctx.db, row.link_id) : undefined
  const content = await render(ctx.db, row.template as MailTemplate, row.language, {
    installation: ctx.settings['installation.name'],
    console: ctx.world.config.baseUrl.origin,
    ...(await valuesOf(ctx, row, link)),
    ...Harmless.parse(JSON.parse((await findData(ctx.db, row.id))?.data ?? '{}')),
    ...codeOf(row),
    ...(await linkOf(ctx, link)),
  })
  return { subject: content.subject, text: content.text }
}

/** What the mail says of whom it goes to; nothing where they are gone. */
async function valuesOf(ctx: Context, { user_id, recipient }: MailRow, link: LinkRow | undefined) {
  const [person] = user_id ? await listPeople(ctx.db, [user_id]) : []
  if (!person || !user_id) return {}
  const user = await showUser(ctx, user_id)
  const values = { ...mailValuesOf(user), ...(await portalValuesOf(ctx, user, link?.portal_id)) }
  return { ...values, username: values.username || recipient }
}

async function linkOf(ctx: Context, link: LinkRow | undefined) {
  const url = link && (await findLinkUrl(ctx, link))
  if (!link || !url) return {}
  const [page = ''] = url.split('#')
  return { link: `${page}#${MASK}`, expiresAt: link.expires_at }
}

/** A code is never derived but for its mail; how long it worked is known. */
function codeOf({ template, created_at }: MailRow) {
  return template === 'second-factor-code' ? { code: MASK, expiresAt: later(created_at, CODES_LAST) } : {}
}

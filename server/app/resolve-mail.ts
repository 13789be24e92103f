import { findCodeFor } from '../factors/index.ts'
import { findLink, findLinkUrl } from '../links/index.ts'
import { passwordOfMail } from '../passwords/index.ts'
import type { Resolve } from '../platform/mail/index.ts'
import { portalValuesOf } from '../portals/index.ts'
import { countTokensThatGoOn } from '../tokens/index.ts'
import { mailValuesOf, showUser } from '../users/index.ts'

/** Told nothing: they could not sign in. */
const BARRED = ['deleted', 'suspended', 'expired']

/** A link's secret comes into being here, when its mail is sent, and is kept nowhere. */
export const resolveMail: Resolve = async (ctx, mail) => {
  if (!mail.linkId) return withoutLink(ctx, mail)
  const link = await findLink(ctx.db, mail.linkId)
  if (!link || link.spent_at || link.voided_at || link.expires_at <= ctx.now()) return 'void'
  const url = await findLinkUrl(ctx, link)
  if (url === undefined) return 'void'
  const user = await showUser(ctx, link.user_id)
  const values = { ...mailValuesOf(user), ...(await portalValuesOf(ctx, user, link.portal_id)) }
  return { variables: { ...values, ...mail.data, link: url, expiresAt: link.expires_at } }
}

/** What a mail given up has forgotten is looked up again. */
const withoutLink: Resolve = async (ctx, { userId, recipient, data, template }) => {
  if (!userId) return { variables: data }
  const code = template === 'second-factor-code' ? await findCodeFor(ctx, data) : {}
  if (!code) return 'void'
  const user = await showUser(ctx, userId)
  if (BARRED.includes(user.status.key)) return 'void'
  const { sealed, ...told } = data
  const password = await passwordOfMail(ctx, { userId, recipient, sealed })
  const tokens = template === 'password-changed' ? await countTokensThatGoOn(ctx, user) : 0
  return {
    variables: {
      ...mailValuesOf(user),
      ...(await portalValuesOf(ctx, user)),
      ...told,
      ...code,
      password,
      tokens: tokens || '',
    },
  }
}

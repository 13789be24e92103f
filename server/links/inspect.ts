import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import { personName } from '../platform/naming.ts'
import { passwordRulesOf } from '../platform/password-rules.ts'
import { refuse } from '../platform/refusal.ts'
import { type inspectLink, LinkNotValid } from './contract.ts'
import { readLink } from './spend.ts'
import * as store from './store.ts'

/** What the page behind a link shows before anything is decided. Reads only, however often a mail scanner asks (R29). */
export async function describeLink(ctx: Context, { body }: Input<typeof inspectLink>) {
  const link = await readLink(ctx, body.link, ['activation', 'password-reset', 'recovery', 'email'])
  const owner = await store.findOwner(ctx.db, link.user_id)
  if (!owner) return refuse(LinkNotValid)
  const email = await store.findPrimaryEmail(ctx.db, owner.id)
  return {
    kind: link.kind === 'recovery' ? ('password-reset' as const) : link.kind,
    name: owner.given_name || personName(owner),
    identifier: link.kind === 'email' ? link.address : (email ?? owner.username ?? ''),
    expiresAt: link.expires_at,
    passwordRules: passwordRulesOf(ctx.settings),
    contextWords: [
      owner.username,
      owner.given_name,
      owner.family_name,
      email?.split('@')[0],
      ctx.settings['installation.name'],
    ].filter((word): word is string => typeof word === 'string' && word.length > 2),
  }
}

import { isEnrolled, kindsOf } from '../factors/index.ts'
import { openForm } from '../links/index.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import type { openLogInAs } from './contract.ts'
import { visitOf } from './visit.ts'

/** What the page behind the link asks for. From the first time on, the form can be sent for as long as the link was open. */
export async function showForm(ctx: Context, { body }: Input<typeof openLogInAs>) {
  const { link, administrator, name } = await visitOf(ctx, body.link)
  return {
    user: name,
    administrator: administrator.name,
    identifier: administrator.identifier,
    kinds: (await isEnrolled(ctx, administrator.id)) ? await kindsOf(ctx, { id: administrator.id, type: 'admin' }) : [],
    until: await ctx.upkeep((tx) => openForm(tx, link)),
    minutes: ctx.settings['logInAs.minutes'],
  }
}

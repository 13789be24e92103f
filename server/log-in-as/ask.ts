import { getPerson } from '../access/index.ts'
import { getLinkUrl, issueLink } from '../links/index.ts'
import type { Context } from '../platform/context.ts'
import { Forbidden, NotFound, SignedOut } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { personName } from '../platform/naming.ts'
import { refuse } from '../platform/refusal.ts'
import { type BarToLogInAs, barToLogInAs, mayLogInAs } from '../users/index.ts'
import { type askToLogInAs, CannotLogInAs } from './contract.ts'
import * as store from './store.ts'

/**
 * Issues the link, on an administrator's word and with their reason in the trail. It works as long as the session it was
 * asked for in, and until somebody changes a password, an address or a type (R28).
 */
export async function askForLink(ctx: Context, { params, body }: Input<typeof askToLogInAs>) {
  if (!mayLogInAs(ctx)) refuse(Forbidden)
  const sessionId = ctx.actor.sessionId ?? refuse(SignedOut)
  const person = await getPerson(ctx, params.user, 'read')
  assertMay(ctx, person.row)
  const row = await ctx.transaction(async (tx) => {
    const target = (await store.lockTarget(tx.db, person.row.id)) ?? refuse(NotFound)
    assertMay(tx, target)
    const epoch = (await store.findEpoch(tx.db, sessionId)) ?? refuse(SignedOut)
    const owner = { id: target.id, name: personName(target), email: '' }
    return issueLink(tx, 'log-in-as', owner, { sessionId, epoch, reason: body.reason })
  })
  return {
    url: await getLinkUrl(ctx, row),
    expiresAt: row.expires_at,
    minutes: ctx.settings['logInAs.minutes'],
  }
}

function assertMay(ctx: Context, target: Parameters<typeof barToLogInAs>[0]): void {
  const bar = barToLogInAs(target, ctx.now())
  if (bar) refuse(CannotLogInAs, { detail: WHY[bar] })
}

const WHY: Readonly<Record<BarToLogInAs, string>> = {
  type: 'Administrators log in only as regular users.',
  deleted: 'This account is deleted.',
  suspended: 'This account is suspended. Reactivate it first.',
  expired: 'This account has ended. Extend it first.',
  scheduled: 'This account has not begun yet.',
  invited: 'This user has not set a password yet.',
}

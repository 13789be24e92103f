import { record } from '../audit/index.ts'
import type { Use } from '../factors/index.ts'
import { LinkNotValid, spendLink } from '../links/index.ts'
import { type Attempt, forgiveAttempt } from '../locks/index.ts'
import { type Context, contextOf, type Tx } from '../platform/context.ts'
import type { Answer, Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { openAsAnother } from '../sessions/index.ts'
import { logSignIn } from '../sign-in-log/index.ts'
import { barToLogInAs } from '../users/index.ts'
import type { logInAs } from './contract.ts'
import { checkShown } from './factor.ts'
import { assertWithin } from './fences.ts'
import { tellUser } from './notice.ts'
import { afterPassword } from './prove.ts'
import * as store from './store.ts'
import { type Visit, visitOf } from './visit.ts'

/**
 * Logs the administrator in as the user of the link: the password (and factor) is their own, and a wrong one counts on
 * their own counter and spends nothing. The link is spent and the session opened in one transaction, once (R26).
 */
export async function logInAsUser(ctx: Context, { body }: Input<typeof logInAs>, answer: Answer) {
  const visit = await visitOf(ctx, body.link)
  const opened = await afterPassword(ctx, visit, body.password, async (attempt) => {
    const use = await checkShown(ctx, visit, body)
    assertWithin(ctx, visit)
    return asAdministrator(ctx, visit).transaction((tx) => enter(tx, { visit, value: body.link, attempt, use }))
  })
  const { id, identifier } = visit.administrator
  logSignIn(ctx, { path: 'log-in-as', reason: null, userId: id, asUserId: visit.target.id, identifier })
  answer.setSession(opened.secret, opened.expiresAt)
  return { user: visit.name, expiresAt: opened.expiresAt }
}

interface Entering {
  readonly visit: Visit
  readonly value: string
  readonly attempt: Attempt
  readonly use: Use
}

async function enter(tx: Tx, { visit, value, attempt, use }: Entering) {
  await use(tx)
  const link = await spendLink(tx, ['log-in-as'], value)
  const target = (await store.lockTarget(tx.db, visit.target.id)) ?? refuse(LinkNotValid)
  if (barToLogInAs(target, tx.now())) refuse(LinkNotValid)
  await forgiveAttempt(tx, attempt)
  const owner = { id: target.id, epoch: target.session_epoch }
  const opened = await openAsAnother(tx, { owner, linkId: link.id, until: visit.administrator.until })
  const also = { reason: visit.administrator.reason, session: opened.id, until: opened.expiresAt }
  await record(tx, 'log-in-as.started', { kind: 'user', id: target.id, name: visit.name }, { also })
  await tellUser(tx, visit)
  return opened
}

/** The trail names who gave the password, not a stranger. */
function asAdministrator(ctx: Context, { administrator: { id, name } }: Visit): Context {
  return contextOf(ctx.world, { ...ctx.actor, kind: 'user', id, name, type: 'admin' }, ctx.source, { short: true })
}

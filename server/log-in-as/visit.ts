import { LinkNotValid, readLink } from '../links/index.ts'
import type { Context } from '../platform/context.ts'
import { personName } from '../platform/naming.ts'
import { refuse } from '../platform/refusal.ts'
import { type Administrator, findAdministrator } from '../sessions/index.ts'
import { barToLogInAs } from '../users/index.ts'
import * as store from './store.ts'

export interface Visit {
  readonly link: Awaited<ReturnType<typeof readLink>>
  readonly administrator: Administrator
  readonly target: store.Target
  /** What the target is called. */
  readonly name: string
}

/**
 * Who wants to log in as whom by this link. Refuses with `link-not-valid`, whatever the reason: the link, the session in
 * which it was asked for, or the user as whom. Changes nothing.
 */
export async function visitOf(ctx: Context, value: string): Promise<Visit> {
  const link = await readLink(ctx, value, ['log-in-as'])
  const administrator = await findAdministrator(ctx, link.id)
  const target = await store.findTarget(ctx.db, link.user_id)
  if (!administrator || !target || barToLogInAs(target, ctx.now())) return refuse(LinkNotValid)
  return { link, administrator, target, name: personName(target) }
}

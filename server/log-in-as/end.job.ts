/** Notes in the trail how being logged in as somebody ended. That it has ended is found out at every request, and earlier. */
import { record } from '../audit/index.ts'
import { seconds } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { Job } from '../platform/jobs/index.ts'
import { personName } from '../platform/naming.ts'
import { endOver, findAdministrator, isOpen, listLoggedInAs, WRITTEN_WITHIN } from '../sessions/index.ts'

export const endLoggedInAsJob: Job = {
  name: 'log-in-as',
  every: seconds(5),
  async run(ctx, signal) {
    for (const session of await listLoggedInAs(ctx.db)) {
      if (signal.aborted) return
      const because = await whyOver(ctx, session)
      if (because) await end(ctx, session, because)
    }
  },
}

type Session = Awaited<ReturnType<typeof listLoggedInAs>>[number]

async function whyOver(ctx: Context, session: Session): Promise<string | undefined> {
  if (ctx.settings['logInAs.disabled']) return 'switched off'
  if (session.expires_at <= ctx.now()) return 'time was up'
  if (!(await findAdministrator(ctx, session.log_in_as_id ?? '', WRITTEN_WITHIN)))
    return 'the administrator’s own session ended'
  return (await isOpen(ctx, session.digest)) ? undefined : 'the account changed, or nothing was done for long'
}

async function end(ctx: Context, session: Session, because: string): Promise<void> {
  await ctx.upkeep(async (tx) => {
    if (!(await endOver(tx.db, session.id, tx.now()))) return
    const entity = { kind: 'user', id: session.user_id, name: personName(session) }
    const about = session.created_by ? [session.created_by] : []
    await record(tx, 'log-in-as.ended', entity, { also: { session: session.id, because }, about })
  })
}

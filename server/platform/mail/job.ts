import { seconds } from '../clock.ts'
import type { World } from '../context.ts'
import type { Job } from '../jobs/index.ts'
import { type Resolve, sendDueMail } from './send.ts'
import { openTransport } from './transport.ts'

const LOOK_EVERY = seconds(5) // for retries that fall due, and for mails that another process queued

/** The job that empties the outbox, woken as `mail`. None where Roster cannot send mail. */
export function mailJob(world: World, resolve: Resolve): readonly Job[] {
  const { smtpUrl } = world.config
  if (smtpUrl === undefined) return []
  const transport = openTransport(smtpUrl)
  return [{ name: 'mail', every: LOOK_EVERY, run: (ctx, signal) => sendDueMail(ctx, { transport, resolve, signal }) }]
}

import { seconds } from '../clock.ts'
import type { Job } from '../jobs/index.ts'
import { type Resolve, sendDueMail } from './send.ts'
import { openTransport } from './transport.ts'

const LOOK_EVERY = seconds(5) // for retries that fall due, and for mails that another process queued

/** The job that empties the outbox, woken as `mail`. Each round asks anew which mail server it is; without one, mails wait. */
export function mailJob(resolve: Resolve): Job {
  return {
    name: 'mail',
    every: LOOK_EVERY,
    run: async (ctx, signal) => {
      const server = ctx.settings['mail.server']
      if (server !== '') await sendDueMail(ctx, { transport: openTransport(server), resolve, signal })
    },
  }
}

import { countUnsealed } from '../audit/index.ts'
import { countOpen } from '../live/index.ts'
import { between } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { outboxFigures } from '../platform/mail/index.ts'
import type { Metrics } from '../platform/metrics.ts'

/** What only the database knows, looked up whenever Prometheus asks. */
export function addFigures(metrics: Metrics, ctx: Context): void {
  metrics.gauge('roster_outbox_mails', 'Mails by state.', 'state', async () => (await outboxFigures(ctx)).byState)
  metrics.gauge(
    'roster_outbox_oldest_seconds',
    'How long the oldest mail has waited that is due.',
    'state',
    async () => {
      const { oldestDue } = await outboxFigures(ctx)
      return { due: oldestDue ? Math.max(0, between(oldestDue, ctx.now())) / 1000 : 0 }
    },
  )
  metrics.gauge('roster_audit_rows', 'Rows of the trail that wait for the sealer.', 'state', async () => ({
    unsealed: await countUnsealed(ctx.db),
  }))
  metrics.gauge('roster_live_sockets', 'Consoles that follow live.', 'state', async () => ({
    open: countOpen(ctx.world),
  }))
}

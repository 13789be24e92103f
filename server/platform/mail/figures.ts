import type { Instant } from '../clock.ts'
import type { Context } from '../context.ts'
import { countByState, oldestDue } from './figures.store.ts'

const STATES = ['queued', 'sending', 'failed', 'given-up'] as const

export interface OutboxFigures {
  /** Mails that are not sent, by state. */
  readonly byState: Readonly<Record<string, number>>
  /** When the mail was due that has waited longest. */
  readonly oldestDue: Instant | undefined
}

/** How the outbox stands: read along its indexes, so that a long history of sent mails costs nothing. */
export async function outboxFigures({ db, now }: Context): Promise<OutboxFigures> {
  const byState: Record<string, number> = {}
  for (const state of STATES) byState[state] = await countByState(db, state)
  return { byState, oldestDue: await oldestDue(db, now()) }
}

import { seal } from '../audit/index.ts'
import { later, minutes, seconds } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { SignedOut, TooMany } from '../platform/failures.ts'
import type { Job } from '../platform/jobs/index.ts'
import { refuse } from '../platform/refusal.ts'
import { digest, randomSecret } from '../platform/secrets.ts'
import { TicketSpent } from './contract.ts'
import { findHead } from './news.store.ts'
import * as store from './ticket.store.ts'

const GOOD_FOR = seconds(30) // R95
const MOST = 64 // of one session, not used yet: a window takes one
const RETRY_AFTER = 30 // seconds

/** A ticket for the caller's session: for a connection, which cannot prove by itself who asked for it (R95). */
export async function issueTicket(ctx: Context) {
  const { sessionId } = ctx.actor
  if (!sessionId) return refuse(SignedOut)
  const ticket = randomSecret()
  await seal(ctx)
  const expiresAt = later(ctx.now(), GOOD_FOR)
  await ctx.upkeep(async (tx) => {
    if ((await store.countTickets(tx.db, sessionId, tx.now())) >= MOST) refuse(TooMany, { retryAfter: RETRY_AFTER })
    const position = await findHead(tx.db)
    await store.addTicket(tx.db, { digest: digest(ticket), session_id: sessionId, position, expires_at: expiresAt })
  })
  return { ticket, expiresAt }
}

/** Uses it up; answers how far the trail had come when it was issued. Refuses where it is no ticket of the caller's session. */
export async function spendTicket(ctx: Context, ticket: string): Promise<number> {
  const sessionId = ctx.actor.sessionId ?? ''
  const spent = { digest: digest(ticket), sessionId, now: ctx.now() }
  return (await ctx.upkeep((tx) => store.spendTicket(tx.db, spent))) ?? refuse(TicketSpent)
}

export const forgetTicketsJob: Job = {
  name: 'live-tickets',
  every: minutes(10),
  run: (ctx) => ctx.upkeep((tx) => store.forgetTickets(tx.db, tx.now())),
}

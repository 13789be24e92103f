import { assertWithin } from '../../locks/index.ts'
import { between, type Instant, later, minutes } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { TooMany } from '../../platform/failures.ts'
import { queueMail } from '../../platform/mail/index.ts'
import { refuse } from '../../platform/refusal.ts'
import { findMailbox } from '../store.ts'
import { masked } from './code.ts'
import { NoMailedCodes } from './contract.ts'
import { mailedAllowed } from './show.ts'
import * as store from './store.ts'

export const LASTS = minutes(10) // security.md section 0
const AGAIN_AFTER = minutes(1)
const MOST = 5 // at one sign-in
const AN_HOUR = { kind: 'mailed-code', limit: 10, minutes: 60 } // to one mailbox, whoever has the password

/** Where a code is waited for: the session or half session, and what it is to do. */
export interface Place {
  readonly boundTo: string
  readonly purpose: 'step' | 'enrol' | 'proof'
  /** When the half session ends, and the code with it. */
  readonly ends?: string
}

export interface Sent {
  readonly address: string
  readonly againAt: Instant
}

/** Sends a code; the former one stops working. It is in the outbox when this answers, and nobody waits for a mail server. */
export async function sendCode(ctx: Context, owner: { id: string; type: string }, place: Place): Promise<Sent> {
  const mailbox = await findMailbox(ctx.db, owner.id)
  if (!mailbox?.address || !mailedAllowed(ctx, owner.type)) return refuse(NoMailedCodes)
  const { address, language } = mailbox
  const at = { bound_to: place.boundTo, purpose: place.purpose }
  const now = ctx.now()
  const former = await store.findMailed(ctx.db, at)
  if (former) assertWaited(now, former)
  await assertWithin(ctx, { ...AN_HOUR, source: `user ${owner.id}` })
  const lasts = later(now, LASTS)
  const row = {
    ...{ ...at, user_id: owner.id, address, sent_at: now },
    expires_at: place.ends !== undefined && place.ends < lasts ? (place.ends as Instant) : lasts,
  }
  await ctx.upkeep(async (tx) => {
    const serial = await store.putMailed(tx.db, row, { notAfter: later(now, -AGAIN_AFTER), most: MOST })
    if (serial === undefined) return refuse(TooMany, { retryAfter: AGAIN_AFTER / 1000 })
    const mail = {
      template: 'second-factor-code',
      language,
      recipient: address,
      userId: owner.id,
      linkId: null,
    } as const
    await queueMail(tx, { ...mail, data: { ...at, serial }, giveUpAfterHours: 1 })
  })
  return { address: masked(address), againAt: later(now, AGAIN_AFTER) }
}

/** What was sent here last, for a page that is opened again. */
export async function findSent(ctx: Context, place: Place): Promise<Sent | undefined> {
  const row = await store.findMailed(ctx.db, { bound_to: place.boundTo, purpose: place.purpose })
  if (!row || row.expires_at <= ctx.now()) return undefined
  return { address: masked(row.address), againAt: later(row.sent_at, AGAIN_AFTER) }
}

function assertWaited(now: Instant, { sent_at, serial }: store.MailedCode): void {
  const waited = between(sent_at, now)
  if (serial >= MOST) refuse(TooMany, { retryAfter: LASTS / 1000 })
  if (waited < AGAIN_AFTER) refuse(TooMany, { retryAfter: Math.ceil((AGAIN_AFTER - waited) / 1000) })
}

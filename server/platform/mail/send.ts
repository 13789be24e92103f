import { later, minutes } from '../clock.ts'
import type { Context } from '../context.ts'
import type { MailTemplate } from './declared.ts'
import { reasonOf, retryAfter, type SendFailure } from './failure.ts'
import { claim, findDue, type OutboxRow, settle } from './outbox.store.ts'
import { render } from './render.ts'
import type { Message, Transport } from './transport.ts'

const LEASE = minutes(5) // longer than any attempt may last (transport.ts); after a kill the mail waits this long

export interface OutgoingMail {
  readonly id: string
  readonly template: MailTemplate
  readonly language: string
  readonly recipient: string
  readonly userId: string | null
  readonly linkId: string | null
  readonly data: Readonly<Record<string, unknown>>
}

export interface Resolved {
  readonly variables: Readonly<Record<string, unknown>>
}

/** Derives what the template needs (links, names) at the moment of sending; `void` where the mail has lost its sense. */
export type Resolve = (ctx: Context, mail: OutgoingMail) => Promise<Resolved | 'void'>

type Outcome = Pick<OutboxRow, 'state' | 'last_error' | 'next_at' | 'sent_at' | 'data'>

export interface Sender {
  readonly transport: Transport
  readonly resolve: Resolve
  /** Sends no further mail once aborted. */
  readonly signal?: AbortSignal
}

/** Sends what is due, one by one. Stops early where the mail server cannot be reached: the others would wait for it, too. */
export async function sendDueMail(ctx: Context, sender: Sender): Promise<void> {
  while (!sender.signal?.aborted) {
    const row = await findDue(ctx.db, ctx.now())
    if (!row) return
    const claimed = await ctx.upkeep((tx) => claim(tx.db, row, later(tx.now(), LEASE)))
    if (!claimed) continue
    const failure = await attempt(ctx, row, sender)
    if (failure?.unreachable) return
  }
}

async function attempt(ctx: Context, row: OutboxRow, { transport, resolve }: Sender): Promise<SendFailure | undefined> {
  let failure: SendFailure | undefined
  let outcome: Outcome
  try {
    const message = await compose(ctx, row, resolve)
    if (message !== 'void') await transport.send(message)
    outcome =
      message === 'void'
        ? givenUp(row, 'No longer needed: what it told of was replaced, used or ended.')
        : sent(ctx, row)
  } catch (error) {
    failure = reasonOf(error)
    ctx.world.log.warn(
      { mail: row.id, reason: failure.reason, err: failure.ours ? error : undefined },
      'A mail was not sent.',
    )
    outcome = afterFailure(ctx, row, failure)
  }
  await ctx.upkeep((tx) => settle(tx.db, row.id, row.attempts + 1, outcome))
  return failure
}

async function compose(ctx: Context, row: OutboxRow, resolve: Resolve): Promise<Message | 'void'> {
  const { baseUrl } = ctx.world.config
  const mail: OutgoingMail = {
    id: row.id,
    template: row.template as MailTemplate,
    language: row.language,
    recipient: row.recipient,
    userId: row.user_id,
    linkId: row.link_id,
    data: JSON.parse(row.data),
  }
  const resolved = await resolve(ctx, mail)
  if (resolved === 'void') return 'void'
  const common = { installation: ctx.settings['installation.name'], console: baseUrl.origin }
  const content = await render(ctx.db, mail.template, mail.language, { ...common, ...resolved.variables })
  // The same id at every attempt, so that a mail server or reader can drop the second copy.
  return {
    ...content,
    from: ctx.settings['mail.from'],
    to: row.recipient,
    messageId: `<${row.id}@${baseUrl.hostname}>`,
    date: ctx.now(),
  }
}

function sent(ctx: Context, row: OutboxRow): Outcome {
  return { state: 'sent', last_error: '', next_at: row.next_at, sent_at: ctx.now(), data: '{}' }
}

function givenUp(row: OutboxRow, reason: string): Outcome {
  return { state: 'given-up', last_error: reason, next_at: row.next_at, sent_at: null, data: '{}' }
}

function afterFailure(ctx: Context, row: OutboxRow, { reason, permanent }: SendFailure): Outcome {
  const next = later(ctx.now(), retryAfter(row.attempts + 1))
  if (permanent || next > row.give_up_at) return givenUp(row, reason)
  return { state: 'failed', last_error: reason, next_at: next, sent_at: null, data: row.data }
}

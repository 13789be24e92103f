import type { z } from 'zod'
import { type Instant, later } from './clock.ts'
import type { Context } from './context.ts'
import { NotFound } from './failures.ts'
import { refuse } from './refusal.ts'

/**
 * What a caller asked for, signed and handed back to them: a download is asked for by a POST, which leaves its trace,
 * and fetched by a GET, which a browser writes straight to disk. Good for its caller, its purpose and its time alone.
 */
export function issueTicket(ctx: Context, about: string, value: unknown, milliseconds: number) {
  const expiresAt = later(ctx.now(), milliseconds)
  const text = Buffer.from(JSON.stringify({ value, expiresAt })).toString('base64url')
  return { ticket: `${text}.${ctx.world.keys.sign('ticket', boundTo(ctx, about, text))}`, expiresAt }
}

/** What the ticket holds; refuses with `not-found` where it is not this caller's, not about this, or too old. */
export function readTicket<T extends z.ZodType>(ctx: Context, about: string, ticket: string, shape: T): z.output<T> {
  const [text = '', signature = ''] = ticket.split('.')
  if (!ctx.world.keys.verify('ticket', boundTo(ctx, about, text), signature)) return refuse(NotFound)
  const { value, expiresAt }: { value: unknown; expiresAt: Instant } = JSON.parse(
    Buffer.from(text, 'base64url').toString(),
  )
  return expiresAt > ctx.now() ? shape.parse(value) : refuse(NotFound)
}

function boundTo({ actor }: Context, about: string, text: string): string {
  return JSON.stringify([about, actor.id, text])
}

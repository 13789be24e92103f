import { between, minutes } from '../platform/clock.ts'
import type { Actor, Context } from '../platform/context.ts'
import { personName } from '../platform/naming.ts'
import { digest } from '../platform/secrets.ts'
import * as store from './store.ts'

const NOTED_EVERY = minutes(1) // last use is written at most this often (product.md section 2)

/** The signed-in user, with what the same read tells of them. */
export type SessionActor = Actor & {
  readonly mustChangePassword: boolean
  readonly username: string | null
  readonly email: string | null
  readonly language: string
}

/** Whoever holds this secret, asked anew at every request: status, epoch and both limits are read, never remembered (R53, R55). */
export async function resumeSession(ctx: Context, secret: string): Promise<SessionActor | undefined> {
  const row = await store.findByDigest(ctx.db, digest(secret))
  if (!row || !isOpen(ctx, row) || !isStanding(ctx, row)) return undefined
  if (between(row.seen_at, ctx.now()) > NOTED_EVERY)
    await ctx.upkeep((tx) => store.touchSession(tx.db, row.id, row.user_id, tx.now()))
  return {
    kind: 'user',
    id: row.user_id,
    type: row.type,
    name: personName(row),
    sessionId: row.id,
    accessVersion: `${row.access_version}/${row.all_version}`,
    mustChangePassword: row.must_change_at !== null,
    username: row.username,
    email: row.address,
    language: row.language,
  }
}

function isOpen(ctx: Context, row: store.ResumedRow): boolean {
  const idle = minutes(ctx.settings['sessions.idleMinutes'])
  return (
    row.ended_at === null &&
    row.epoch === row.session_epoch &&
    row.expires_at > ctx.now() &&
    between(row.seen_at, ctx.now()) <= idle
  )
}

function isStanding(ctx: Context, row: store.ResumedRow): boolean {
  if (row.deleted_at || row.suspended_at || row.type === 'system' || row.type === 'api') return false
  return (row.from_at === null || row.from_at <= ctx.now()) && (row.until_at === null || row.until_at > ctx.now())
}

export function isSessionActor(actor: Actor): actor is SessionActor {
  return actor.sessionId !== null && 'mustChangePassword' in actor
}

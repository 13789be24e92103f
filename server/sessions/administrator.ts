/** The administrator behind a session that is not theirs: asked anew at every request, like everything else about it. */
import { between, type Instant, minutes, waitsUntil } from '../platform/clock.ts'
import type { Context, RealActor } from '../platform/context.ts'
import { personName } from '../platform/naming.ts'
import { findAsker } from './administrator.store.ts'
import { lastUseOf } from './uses.ts'

export interface Administrator extends RealActor {
  /** What they sign in with. */
  readonly identifier: string
  readonly reason: string
  /** When their own session ends at the latest. */
  readonly until: Instant
}

/**
 * Who asked for this link to log in as somebody. Undefined where the session in which they did has ended in whatever way,
 * where they are no administrator any more, or where nobody may log in as somebody else (product.md section 3).
 * `unwritten`: for so many milliseconds a use of that session may be known to another server alone.
 */
export async function findAdministrator(
  ctx: Context,
  linkId: string,
  unwritten = 0,
): Promise<Administrator | undefined> {
  const asker = ctx.settings['logInAs.disabled'] ? undefined : await findAsker(ctx.db, linkId)
  if (!asker || !isStillSignedIn(ctx, asker, unwritten)) return undefined
  const { id, reason, address, username } = asker
  return {
    ...{ id, name: personName(asker, address), identifier: username ?? address ?? '' },
    ...{ reason: reason ?? '', until: asker.expires_at },
  }
}

type Asker = NonNullable<Awaited<ReturnType<typeof findAsker>>>

/** Their epoch moved on where the password, a factor or the type changed: the link, and what it opened, is of before. */
function isStillSignedIn(ctx: Context, asker: Asker, unwritten: number): boolean {
  const now = ctx.now()
  if (asker.type !== 'admin' || asker.epoch !== asker.session_epoch || asker.expires_at <= now) return false
  if (waitsUntil(asker, now) !== null || (asker.until_at !== null && asker.until_at <= now)) return false
  const used = lastUseOf(ctx.world, { id: asker.session_id, seen_at: asker.seen_at })
  return between(used, now) <= minutes(ctx.settings['sessions.idleMinutes']) + unwritten
}

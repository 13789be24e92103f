import { type Attempt, type KnownDevice, keepDevice, noteDevice, succeed } from '../locks/index.ts'
import { type Context, contextOf, type Tx } from '../platform/context.ts'
import type { Answer } from '../platform/http/route.ts'
import { personName } from '../platform/naming.ts'
import { openSession } from '../sessions/index.ts'
import { logSignIn, type SignInPath } from '../sign-in-log/index.ts'
import { noticesOf } from './notices.ts'
import type { Candidate } from './store.ts'

export interface Entering {
  readonly candidate: Candidate
  readonly attempt: Attempt
  readonly typed: string
  readonly device: KnownDevice | undefined
  readonly path: SignInPath
  /** What else must happen, or nobody comes in: a code is used up, for example. */
  readonly first?: (tx: Tx) => Promise<void>
}

/**
 * Lets somebody in who has proved all that is asked: session, counters back to nothing, the browser known from now on
 * and the notices, in one transaction; then the log and the cookies.
 */
export async function enter(ctx: Context, entering: Entering, answer: Answer): Promise<void> {
  const { candidate, attempt, device, path, typed, first } = entering
  const owner = { id: candidate.id, name: personName(candidate), epoch: candidate.session_epoch }
  const { secret, expiresAt, kept, settle } = await asOwner(ctx, owner).transaction(async (tx) => {
    await first?.(tx)
    const opened = await openSession(tx, owner)
    const settle = await succeed(tx, attempt)
    const known = await noteDevice(tx, owner.id, device)
    for (const notice of noticesOf(tx, entering)) await notice()
    return { ...opened, kept: known, settle }
  })
  await settle()
  logSignIn(ctx, { path, reason: null, userId: owner.id, identifier: typed, device: device ? 'known' : 'new' })
  answer.setSession(secret, expiresAt)
  keepDevice(ctx, answer, kept)
}

/** The trail names who signed in, not a stranger. */
export function asOwner(ctx: Context, { id, name }: { id: string; name: string }): Context {
  return contextOf(ctx.world, { ...ctx.actor, kind: 'user', id, name }, ctx.source, { short: true })
}

import { failAttempt, forgiveAttempt, tellLocked } from '../locks/index.ts'
import { upgradePassword, verifyPassword } from '../passwords/index.ts'
import type { Context } from '../platform/context.ts'
import { Busy } from '../platform/failures.ts'
import type { Answer, Input } from '../platform/http/route.ts'
import { Refusal, refuse } from '../platform/refusal.ts'
import { countSignIn, logSignIn, type SignInReason } from '../sign-in-log/index.ts'
import { type signIn, WrongCredentials } from './contract.ts'
import { admit, type Entrant } from './door.ts'
import { enter } from './enter.ts'
import { askNext } from './second-step/ask.ts'
import { barOf, wrongDoor } from './standing.ts'
import type { Candidate } from './store.ts'

/**
 * From name and password to a session. Every wrong answer is the same and costs the same (R15): one look-up, one count,
 * one Argon2, one statement that settles the count; the true reason goes into the log.
 */
export async function signInWithPassword(ctx: Context, { body }: Input<typeof signIn>, answer: Answer) {
  const entrant = await admit(ctx, body.identifier)
  const { candidate, attempt } = entrant
  const { right, mustChange } = await verify(ctx, entrant, body.password)
  if (!candidate || !right) {
    await failAttempt(ctx, attempt)
    logSignIn(ctx, { ...eventOf(entrant), reason: reasonOf(ctx, entrant) })
    tellLocked(ctx, entrant.device, attempt.standing?.locked_until ?? null)
    return refuse(WrongCredentials)
  }
  await assertStanding(ctx, entrant, candidate)
  await upgradePassword(ctx, candidate.id, { stored: candidate.hash, password: body.password })
  const next = await askNext(ctx, { ...entrant, candidate, mustChange }, answer)
  if (next === 'session') await enter(ctx, { ...entrant, candidate, path: 'password' }, answer)
  return { mustChangePassword: mustChange, next }
}

/** Exactly one Argon2; against nothing while the account is locked. Where there is no room for it, it was no attempt. */
async function verify(ctx: Context, entrant: Entrant, password: string) {
  const { attempt, candidate } = entrant
  entrant.leave()
  try {
    return await verifyPassword(ctx, attempt.mayEvaluate ? candidate : undefined, password)
  } catch (error) {
    await ctx.upkeep((tx) => forgiveAttempt(tx, attempt))
    if (error instanceof Refusal && error.failure === Busy)
      countSignIn(ctx, { ...eventOf(entrant), reason: 'overloaded' })
    throw error
  }
}

function eventOf({ named, typed, device }: Entrant) {
  return { path: 'password', userId: named?.id ?? null, identifier: typed, device: device ? 'known' : '' } as const
}

/** The true reason of a refusal before, or without, a right password. */
function reasonOf(ctx: Context, { named, candidate, attempt }: Entrant): SignInReason {
  if (!named) return 'unknown'
  if (!candidate) return wrongDoor(ctx, named) ?? 'unknown'
  if (!attempt.mayEvaluate) return 'locked'
  return candidate.hash === null ? 'invited' : 'wrong-password'
}

/** After a right password the reason is told for suspended and expired accounts, and for no other (product.md section 3). */
async function assertStanding(ctx: Context, entrant: Entrant, candidate: Candidate): Promise<void> {
  const bar = barOf(ctx, candidate)
  if (!bar) return
  await ctx.upkeep((tx) => forgiveAttempt(tx, entrant.attempt))
  logSignIn(ctx, { ...eventOf(entrant), reason: bar.reason })
  refuse(bar.failure, bar.details)
}

import { WrongCode } from '../factors/index.ts'
import { type Attempt, beginAttempt, failAttempt, findDevice, forgiveAttempt, tellLocked } from '../locks/index.ts'
import { isOwnPassword, verifyPassword, WrongPassword } from '../passwords/index.ts'
import type { Context } from '../platform/context.ts'
import { Busy, TooMany } from '../platform/failures.ts'
import { Refusal, refuseField } from '../platform/refusal.ts'
import { countSignIn, logSignIn, type SignInReason } from '../sign-in-log/index.ts'
import type { Visit } from './visit.ts'

/**
 * Asks for the administrator's password, as one attempt on their own counter; then does `then`, which takes the attempt
 * back where it comes to its end. Whatever is refused, the true reason is logged.
 */
export async function afterPassword<T>(
  ctx: Context,
  visit: Visit,
  password: string,
  then: (attempt: Attempt) => Promise<T>,
): Promise<T> {
  const attempt = await begin(ctx, visit)
  try {
    await assertPassword(ctx, visit, { password, mayEvaluate: attempt.mayEvaluate })
    return await then(attempt)
  } catch (error) {
    const failure = error instanceof Refusal ? error.failure : undefined
    const isWrong = failure === WrongPassword || failure === WrongCode
    if (isWrong) await failAttempt(ctx, attempt)
    else await ctx.upkeep((tx) => forgiveAttempt(tx, attempt))
    const reason = reasonOf(failure?.code, attempt)
    if (reason) logSignIn(ctx, { ...eventOf(visit), reason })
    if (isWrong) tellLocked(ctx, attempt.device, attempt.standing?.locked_until ?? null)
    throw error
  }
}

/** The throttle of the source first; a flood of refusals is few rows of the log. */
async function begin(ctx: Context, visit: Visit): Promise<Attempt> {
  const { id } = visit.administrator
  const { 'throttle.signIns': limit, 'throttle.minutes': minutes } = ctx.settings
  const device = await findDevice(ctx, id)
  try {
    return await beginAttempt(ctx, { userId: id, subject: id, device }, { kind: 'sign-in', limit, minutes })
  } catch (error) {
    const failure = error instanceof Refusal ? error.failure : undefined
    if (failure === TooMany || failure === Busy)
      countSignIn(ctx, { ...eventOf(visit), reason: failure === TooMany ? 'throttled' : 'overloaded' })
    throw error
  }
}

/** One Argon2, against nothing while the account is locked. */
async function assertPassword(
  ctx: Context,
  { administrator }: Visit,
  { password, mayEvaluate }: { password: string; mayEvaluate: boolean },
): Promise<void> {
  const isRight = mayEvaluate
    ? await isOwnPassword(ctx, administrator.id, password)
    : (await verifyPassword(ctx, undefined, password)).right
  if (!isRight) refuseField(WrongPassword, 'password', 'This is not your password.')
}

const REASONS: Readonly<Record<string, SignInReason>> = {
  'wrong-password': 'wrong-password',
  'wrong-code': 'wrong-code',
  'wrong-passkey': 'wrong-passkey',
  'address-not-allowed': 'fenced',
  maintenance: 'maintenance',
  busy: 'overloaded',
}

function reasonOf(code: string | undefined, { mayEvaluate }: Attempt): SignInReason | undefined {
  return mayEvaluate || code !== 'wrong-password' ? REASONS[code ?? ''] : 'locked'
}

function eventOf({ administrator, target }: Visit) {
  const { id: userId, identifier } = administrator
  return { path: 'log-in-as' as const, userId, asUserId: target.id, identifier }
}

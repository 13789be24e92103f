import { record } from '../../audit/index.ts'
import { openHalf, stepAfterPassword } from '../../factors/index.ts'
import { type Attempt, forgiveAttempt } from '../../locks/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Answer } from '../../platform/http/route.ts'
import { personName } from '../../platform/naming.ts'
import { asOwner } from '../enter.ts'
import type { Candidate } from '../store.ts'

interface Arrived {
  readonly candidate: Candidate
  readonly attempt: Attempt
  readonly mustChange: boolean
}

/**
 * What stands between a right password and a session. Where something does, the browser gets a half session. The
 * account's counter stays as it was: only a real sign-in begins it anew (R41).
 */
export async function askNext(ctx: Context, { candidate, attempt, mustChange }: Arrived, answer: Answer) {
  const { id, type, enrolled_at: enrolledAt, asked_at: askedAt } = candidate
  const next = await stepAfterPassword(ctx, { id, type, enrolledAt, askedAt })
  if (next === 'session') return next
  const owner = { id, name: personName(candidate), epoch: candidate.session_epoch, mustChange }
  await asOwner(ctx, owner).transaction(async (tx) => {
    await forgiveAttempt(tx, attempt)
    await openHalf(tx, owner, next, answer)
    await record(tx, 'factor.awaited', { kind: 'user', id, name: owner.name }, { also: { step: next } })
  })
  return next
}

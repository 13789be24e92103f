import { findFacts, isInForce } from '../access/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { fold } from '../platform/fold.ts'
import { listRoleIds, policyFor } from '../users/index.ts'
import { nextStep, type Policy } from './policy.ts'

/** Somebody whose password was right, with what is kept of their second factor. */
interface Candidate {
  readonly id: string
  readonly type: string
  readonly enrolledAt: Instant | null
  readonly askedAt: Instant | null
}

/** What a right password opens: a session, or the half of one where a second factor is due. */
export async function stepAfterPassword(ctx: Context, who: Candidate): Promise<'session' | 'prove' | 'enrol'> {
  const policy = await policyOf(ctx, { id: who.id, type: who.type, isAsked: who.askedAt !== null })
  return nextStep(policy, who.enrolledAt !== null)
}

/** The policy for somebody; their roles are looked at only where a role can make a difference. */
export async function policyOf(
  ctx: Context,
  { id, type, isAsked }: { id: string; type: string; isAsked: boolean },
): Promise<Policy> {
  const known = policyFor(ctx.settings, { type, isAsked, byRole: false })
  if (known === 'required' || ctx.settings['secondFactor.requiredForRoles'].length === 0) return known
  return policyFor(ctx.settings, { type, isAsked, byRole: await holdsOneThatAsks(ctx, id) })
}

async function holdsOneThatAsks(ctx: Context, userId: string): Promise<boolean> {
  const keys = ctx.settings['secondFactor.requiredForRoles'].map(fold)
  const [asking, facts] = [await listRoleIds(ctx.db, keys), await findFacts(ctx, userId)]
  return facts?.subject.roles.some((role) => asking.includes(role.roleId) && isInForce(role, ctx.now())) ?? false
}

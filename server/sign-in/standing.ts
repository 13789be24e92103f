/** What keeps somebody out who has proved who they are. */
import { fenceBefore } from '../fences/index.ts'
import { waitsUntil } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { Failure } from '../platform/contract.ts'
import type { RefusalDetails } from '../platform/refusal.ts'
import type { SignInReason } from '../sign-in-log/index.ts'
import { AccountExpired, AccountSuspended, WrongCredentials } from './contract.ts'
import type { Candidate } from './store.ts'

export interface Bar {
  readonly failure: Failure
  readonly reason: SignInReason
  /** Whether the visitor may know it (product.md section 3). */
  readonly isTold: boolean
  readonly details?: RefusalDetails
}

/**
 * Why this account does not come in by this door, whatever it shows; undefined where it does. People of the house come in
 * at the console, portal users at a portal in which they are, and nobody else at any (R22, R23, E-09).
 */
export function wrongDoor({ source }: Context, { type, in_portal }: Candidate): SignInReason | undefined {
  if (type === 'api') return 'api-user'
  if (type === 'system') return 'system-user'
  if (!source.portal) return type === 'portal' ? 'portal-user' : undefined
  if (type !== 'portal') return 'not-portal-user'
  return in_portal === null ? 'not-in-portal' : undefined
}

/** The portal at whose door somebody stands; null at the console's. */
export function portalHere({ source }: Context): string | null {
  return source.portal?.id ?? null
}

/** The reason is told for suspended and expired accounts and for fences, and for no other. */
export function barOf(ctx: Context, candidate: Candidate): Bar | undefined {
  const { deleted_at, suspended_at, until_at } = candidate
  if (deleted_at !== null) return { failure: WrongCredentials, reason: 'deleted', isTold: false }
  if (suspended_at !== null) return { failure: AccountSuspended, reason: 'suspended', isTold: true }
  if (until_at !== null && until_at <= ctx.now()) return { failure: AccountExpired, reason: 'expired', isTold: true }
  if (waitsUntil(candidate, ctx.now()) !== null)
    return { failure: WrongCredentials, reason: 'scheduled', isTold: false }
  const fence = fenceBefore(ctx, candidate)
  return fence && { ...fence, isTold: true }
}

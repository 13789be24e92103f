import type { Instant } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { refuse } from '../platform/refusal.ts'
import { findCounter } from './attempt.store.ts'
import { AccountLocked, lockedDetails } from './contract.ts'
import type { KnownDevice } from './devices.ts'

/**
 * Refuses with `account-locked` while somebody is locked: for those alone who proved already who they are, such as
 * a half-signed-in browser that is about to be sent a code. Strangers are never told (product.md section 3).
 */
export async function assertNotLocked(ctx: Context, userId: string): Promise<void> {
  const until = (await findCounter(ctx.db, userId))?.locked_until ?? null
  if (until !== null && until > ctx.now()) refuse(AccountLocked, lockedDetails(ctx.now(), until))
}

/** Tells a browser that is known until when it must wait; strangers get no answer from here. */
export function tellLocked(ctx: Context, device: KnownDevice | undefined, until: Instant | null): void {
  if (device && until !== null && until > ctx.now()) refuse(AccountLocked, lockedDetails(ctx.now(), until))
}

import type { Instant } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { dummyHash, hasherOf } from './hasher.ts'
import { findPassword } from './store.ts'

export interface Verdict {
  readonly right: boolean
  readonly mustChange: boolean
}

/** What is stored of somebody's password; nulls where there is none. */
export interface Stored {
  readonly hash: string | null
  readonly must_change_at: Instant | null
}

/** Exactly one Argon2 whoever is asked about: where there is no password, against a hash that belongs to nobody (R15). */
export async function verifyPassword(ctx: Context, stored: Stored | undefined, password: string): Promise<Verdict> {
  const hash = stored?.hash ?? null
  const right = await hasherOf(ctx.world).verify(hash ?? (await dummyHash(ctx.world)), password)
  return { right: right && hash !== null, mustChange: stored?.must_change_at != null }
}

/**
 * Admission: keeps a place among those whose passwords are verified, or refuses with `busy` and Retry-After before
 * anything is looked up. What it answers gives the place up: call it right before `verifyPassword`, or instead of it.
 */
export function keepPlaceToVerify(ctx: Context): () => void {
  return hasherOf(ctx.world).keepPlace()
}

/** Whether it is the password of this account; one Argon2, as everywhere. The caller has counted the attempt. */
export async function isOwnPassword(ctx: Context, userId: string, password: string): Promise<boolean> {
  return (await verifyPassword(ctx, await findPassword(ctx.db, userId), password)).right
}

import type { Context } from '../platform/context.ts'
import { Busy } from '../platform/failures.ts'
import { Refusal } from '../platform/refusal.ts'
import { isCurrent } from './formats.ts'
import { hasherOf } from './hasher.ts'
import { replaceHash } from './store.ts'

/**
 * Stores a password anew that was just found right, where its hash came from another system or was made at another
 * cost (R11). Nothing else changes: no session ends, nobody is told. Where there is no room for it, the next time will do.
 */
export async function upgradePassword(
  ctx: Context,
  userId: string,
  { stored, password }: { readonly stored: string | null; readonly password: string },
): Promise<void> {
  if (stored === null || isCurrent(stored, ctx.world.config.argon2)) return
  try {
    const hash = await hasherOf(ctx.world).hash(password)
    await ctx.upkeep((tx) => replaceHash(tx.db, userId, stored, hash, null))
  } catch (error) {
    if (!(error instanceof Refusal && error.failure === Busy)) throw error
  }
}

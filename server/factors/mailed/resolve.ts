import type { Context } from '../../platform/context.ts'
import { codeOf } from './code.ts'
import { findMailed } from './store.ts'

/** The code that a mail in the outbox is about, derived now; undefined where it was replaced, used or is over. */
export async function findCodeFor(
  ctx: Context,
  { bound_to, purpose, serial }: Readonly<Record<string, unknown>>,
): Promise<{ code: string; expiresAt: string } | undefined> {
  if (typeof bound_to !== 'string' || typeof purpose !== 'string') return undefined
  const row = await findMailed(ctx.db, { bound_to, purpose })
  if (!row || row.serial !== serial || row.expires_at <= ctx.now()) return undefined
  return { code: codeOf(ctx.world, row), expiresAt: row.expires_at }
}

import { record } from '../../audit/index.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { tellOwner } from '../notices.ts'
import { markCopied } from './store.ts'

/**
 * A counter that goes back: what signed is a copy, or was copied (WebAuthn section 6.1.1). Marked once, in the trail, and
 * its owner is told; each time it is refused.
 */
export async function noteCopy(
  ctx: Context,
  key: { id: string; name: string; copied_at: Instant | null },
  owner: { id: string; name: string },
): Promise<void> {
  if (key.copied_at !== null) return
  await ctx.transaction(async (tx) => {
    const isFirst = await markCopied(tx.db, key.id, tx.now())
    await record(tx, 'factor.copied', { kind: 'user', ...owner }, { also: { kind: 'passkey', passkey: key.name } })
    if (isFirst) await tellOwner(tx, owner.id, 'passkey-copied', { passkey: key.name })
  })
}

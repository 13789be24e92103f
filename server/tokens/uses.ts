/** The last use of tokens: kept in memory, written at most once a minute in one go, as that of sessions is. */
import { type Instant, minutes } from '../platform/clock.ts'
import type { Context, World } from '../platform/context.ts'
import { inPieces } from '../platform/database/index.ts'
import type { Job } from '../platform/jobs/index.ts'
import { writeActive } from '../sessions/index.ts'
import { type Use, writeUsed } from './use.store.ts'

const kept = new WeakMap<World, Map<string, Use>>()

/** Notes a use. Costs no write of its own. */
export function noteUse(ctx: Context, { id, user_id }: { readonly id: string; readonly user_id: string }): void {
  const uses = kept.get(ctx.world) ?? new Map<string, Use>()
  kept.set(ctx.world, uses)
  uses.set(id, { tokenId: id, userId: user_id, at: ctx.now(), address: ctx.source.address })
}

/** When and from where it was last used, as far as this server knows. */
export function lastUseOf(
  world: World,
  { id, used_at, used_address }: { id: string; used_at: Instant | null; used_address: string },
): { usedAt: Instant | null; usedFrom: string } {
  const noted = kept.get(world)?.get(id)
  const isNewer = noted !== undefined && (used_at === null || noted.at > used_at)
  return isNewer ? { usedAt: noted.at, usedFrom: noted.address } : { usedAt: used_at, usedFrom: used_address }
}

/** Writes what was noted; at stop, too. What cannot be written is noted again. */
export async function writeTokenUses(ctx: Context): Promise<void> {
  const noted = kept.get(ctx.world)
  if (!noted || noted.size === 0) return
  const uses = [...noted.values()]
  kept.delete(ctx.world)
  try {
    const owners = new Map(uses.map((use) => [use.userId, { id: use.tokenId, userId: use.userId, at: use.at }]))
    await ctx.upkeep(async (tx) => {
      for (const some of inPieces(uses)) await writeUsed(tx, some)
      for (const some of inPieces([...owners.values()])) await writeActive(tx, some)
    })
  } catch (error) {
    const since = kept.get(ctx.world) ?? new Map<string, Use>()
    kept.set(ctx.world, new Map([...noted, ...since]))
    throw error
  }
}

export const tokenUsesJob: Job = { name: 'token-uses', every: minutes(1), run: writeTokenUses }

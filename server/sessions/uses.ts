/** The last use of sessions and of their owners: kept in memory, written at most once a minute in one go (product.md section 2). */
import { between, type Instant, minutes, seconds } from '../platform/clock.ts'
import type { Context, World } from '../platform/context.ts'
import { inPieces } from '../platform/database/index.ts'
import type { Job } from '../platform/jobs/index.ts'
import * as store from './store.ts'

const WRITTEN_EVERY = minutes(1)
const TIGHT = minutes(3) // idle limits below this cannot wait for the next write: another server would end the session
const TIGHT_WRITTEN_EVERY = seconds(15)

interface Uses {
  noted: Map<string, store.Use>
  /** Being written; counts until it is there. */
  writing: Map<string, store.Use>
}

const kept = new WeakMap<World, Uses>()

function usesIn(world: World): Uses {
  const uses = kept.get(world) ?? { noted: new Map(), writing: new Map() }
  kept.set(world, uses)
  return uses
}

/** When the session was last used, as far as this server knows: what is written, or noted since. */
export function lastUseOf(world: World, { id, seen_at }: { id: string; seen_at: Instant }): Instant {
  const { noted, writing } = usesIn(world)
  const at = noted.get(id)?.at ?? writing.get(id)?.at
  return at !== undefined && at > seen_at ? at : seen_at
}

/** Notes a use. Costs no write of its own. */
export async function noteUse(
  ctx: Context,
  session: { id: string; user_id: string; seen_at: Instant; log_in_as_id: string | null },
): Promise<void> {
  const now = ctx.now()
  const userId = session.log_in_as_id === null ? session.user_id : null
  usesIn(ctx.world).noted.set(session.id, { id: session.id, userId, at: now })
  const isTight = minutes(ctx.settings['sessions.idleMinutes']) < TIGHT
  if (isTight && between(session.seen_at, now) > TIGHT_WRITTEN_EVERY) await writeUses(ctx)
}

/** Writes what was noted; at stop, too. What cannot be written is noted again. */
export async function writeUses(ctx: Context): Promise<void> {
  const uses = usesIn(ctx.world)
  if (uses.noted.size === 0 || uses.writing.size > 0) return
  uses.writing = uses.noted
  uses.noted = new Map()
  try {
    const newest = new Map(
      [...uses.writing.values()].sort((a, b) => (a.at < b.at ? -1 : 1)).map((one) => [one.userId, one]),
    )
    await ctx.upkeep(async (tx) => {
      for (const some of inPieces([...uses.writing.values()])) await store.writeSeen(tx, some)
      for (const some of inPieces([...newest.values()])) await store.writeActive(tx, some)
    })
  } catch (error) {
    uses.noted = new Map([...uses.writing, ...uses.noted])
    throw error
  } finally {
    uses.writing = new Map()
  }
}

export const usesJob: Job = { name: 'uses', every: WRITTEN_EVERY, run: writeUses }

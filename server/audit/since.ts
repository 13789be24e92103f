import type { Instant } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { TrailItem } from './contract.ts'
import { toTrailItem } from './item.ts'
import { listRowsSince } from './since.store.ts'

interface Wanted {
  readonly entityIds: readonly string[]
  readonly events: readonly string[]
  readonly at: Instant
}

/** What happened of this kind to each of these after a moment, in order. Whose details were erased bears no name. */
export async function listSince(ctx: Context, wanted: Wanted): Promise<(entityId: string) => readonly TrailItem[]> {
  const items = wanted.entityIds.length === 0 ? [] : (await listRowsSince(ctx.db, wanted)).map(toTrailItem)
  const byEntity = Map.groupBy(items, (item) => item.entity.id)
  return (id) => byEntity.get(id) ?? []
}

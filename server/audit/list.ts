import { z } from 'zod'
import type { Context } from '../platform/context.ts'
import { pageKey, readPageKey } from '../platform/database/index.ts'
import { Malformed } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import { Id, Instant } from '../platform/schema.ts'
import type { TrailPage } from './contract.ts'
import { toTrailItem } from './item.ts'
import { countTrail, listRows, type TrailFilter } from './list.store.ts'

const COUNTED = 1000 // exact up to here, more is "1,000+"

export interface TrailQuery extends TrailFilter {
  readonly limit: number
  readonly after?: string | undefined
}

/** The events of the trail, newest first. With `entityId`, those about it and those in which it is involved. */
export async function listTrail(ctx: Context, { limit, after, ...filter }: TrailQuery): Promise<TrailPage> {
  const below = after === undefined ? undefined : readAfter(after)
  const rows = await listRows(ctx.db, filter, { limit: limit + 1, below })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const total = await countTrail(ctx.db, filter, COUNTED + 1)
  return {
    items: shown.map(toTrailItem),
    next: rows.length > limit && last ? pageKey(last.at, last.id) : null,
    total: total > COUNTED ? null : total,
  }
}

function readAfter(after: string): { at: string; id: string } {
  const [at, id] = readPageKey(after) ?? []
  const key = z.object({ at: Instant, id: Id }).safeParse({ at, id })
  return key.success ? key.data : refuse(Malformed)
}

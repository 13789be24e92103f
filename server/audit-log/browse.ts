import { z } from 'zod'
import type { Context } from '../platform/context.ts'
import { pageKey, readPageKey } from '../platform/database/index.ts'
import { Malformed } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { Id, Instant } from '../platform/schema.ts'
import type { browseTrail } from './contract.ts'
import { knownEvents } from './events.ts'
import { asItems } from './items.ts'
import { clausesOf } from './resolve.ts'
import type { Key } from './search.store.ts'
import { search } from './search.ts'

/** A page of the trail, newest first. Rows that arrive meanwhile stand before the first page and move nothing. */
export async function pageOfTrail(ctx: Context, { query }: Input<typeof browseTrail>, leaves: readonly string[]) {
  const { limit, after, from, until, ...filter } = query
  const clauses = await clausesOf(ctx, filter, await knownEvents(ctx, leaves))
  const span = { from, until, below: after === undefined ? undefined : readKey(after) }
  const { keys, stopped, total } = await search(ctx, clauses, span, { limit: limit + 1, counts: true })
  const shown = keys.slice(0, limit)
  const next = keys.length > limit ? shown.at(-1) : stopped
  return {
    items: await asItems(ctx, shown),
    next: next ? pageKey(next.at, next.id) : null,
    total,
    searchedTo: stopped?.at ?? null,
  }
}

function readKey(after: string): Key {
  const [at, id] = readPageKey(after) ?? []
  const key = z.object({ at: Instant, id: Id }).safeParse({ at, id })
  return key.success ? key.data : refuse(Malformed)
}

import { setImmediate as turn } from 'node:timers/promises'
import { type TrailItem, toTrailItem } from '../../audit/index.ts'
import type { Context } from '../../platform/context.ts'
import { knownEvents } from '../events.ts'
import { listRows } from '../items.store.ts'
import { clausesOf } from '../resolve.ts'
import type { Key } from '../search.store.ts'
import { search } from '../search.ts'
import type { Wanted } from './export.ts'

const AT_ONCE = 100 // rows in memory, and read while other requests wait

/** An event with what proves its place: `link` is the value of the chain there, null until it is sealed. */
export interface ExportedRow extends TrailItem {
  readonly position: number | null
  readonly sealedAt: string | null
  readonly link: string | null
}

/** Every event that matches, newest first, piece by piece. */
export async function* exportedRows(
  ctx: Context,
  { filter, below: end }: Wanted,
  leaves: readonly string[],
): AsyncGenerator<ExportedRow[]> {
  const clauses = await clausesOf(ctx, filter, await knownEvents(ctx, leaves))
  let below: Key | undefined = end
  for (;;) {
    const span = { from: filter.from, until: filter.until, below }
    const { keys, stopped } = await search(ctx, clauses, span, { limit: AT_ONCE, counts: false })
    if (keys.length > 0) yield await wholeRows(ctx, keys)
    below = keys.length === AT_ONCE ? keys.at(-1) : stopped
    if (!below) return
    await turn()
  }
}

async function wholeRows({ db }: Context, keys: readonly Key[]): Promise<ExportedRow[]> {
  const ids = keys.map((key) => key.id)
  const rows = new Map((await listRows(db, ids)).map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = rows.get(id)
    return row ? [{ ...toTrailItem(row), position: row.position, sealedAt: row.sealed_at, link: row.link }] : []
  })
}

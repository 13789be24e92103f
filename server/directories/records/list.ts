import type { Context } from '../../platform/context.ts'
import { pageKey, readPageKey } from '../../platform/database/index.ts'
import { Malformed } from '../../platform/failures.ts'
import type { Input } from '../../platform/http/route.ts'
import { refuse } from '../../platform/refusal.ts'
import { searchWords } from '../../platform/search-words.ts'
import { getFacts } from '../directory.ts'
import type { listRecords } from './contract.ts'
import * as store from './list.store.ts'
import { toRecords } from './show.ts'

const COUNTED = 1000 // exact up to here

/** A page of the records of a directory. */
export async function findRecords(asked: Context, { params, query }: Input<typeof listRecords>) {
  const ctx = { ...asked, db: asked.world.engine.lists }
  const directory = await getFacts(ctx, params.directory)
  const after = query.after === undefined ? undefined : readPageKey(query.after, 'string')
  if (query.after !== undefined && !after) refuse(Malformed, { detail: '“after” is not the “next” of a page.' })
  const narrowed = { directoryIds: [directory.row.id], words: searchWords(query.q ?? ''), state: query.state }
  const sort = query.sort === 'name' ? ('name_key' as const) : ('created_at' as const)
  const limit = query.limit + 1
  const rows = await store.listRecords(ctx.db, narrowed, { sort, descending: query.order === 'desc', after, limit })
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  const total = await store.countRecords(ctx.db, narrowed, COUNTED + 1)
  return {
    items: await toRecords(ctx, directory, shown),
    next: rows.length > query.limit && last ? pageKey(last.name_key, last.id) : null,
    total: total > COUNTED ? null : total,
  }
}

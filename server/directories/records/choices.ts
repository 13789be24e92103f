import type { Context } from '../../platform/context.ts'
import { searchWords } from '../../platform/search-words.ts'
import { getFacts, listFacts } from '../directory.ts'
import * as store from './list.store.ts'
import { listByIds } from './store.ts'

/** The first active records of these directories, by name, for whoever chooses one. */
export async function findChoices(
  ctx: Context,
  { keys, q, limit }: { readonly keys: readonly string[]; readonly q: string; readonly limit: number },
) {
  const db = ctx.world.engine.lists
  const directories = (await Promise.all(keys.map((key) => getFacts({ ...ctx, db }, key)))).map(({ row }) => row)
  const narrowed = {
    directoryIds: directories.map((row) => row.id),
    words: searchWords(q),
    state: 'active' as const,
  }
  if (directories.length === 0) return []
  const rows = await store.listRecords(db, narrowed, { sort: 'name_key', descending: false, limit })
  const nameOf = (id: string) => directories.find((row) => row.id === id)?.name ?? ''
  return rows.map(({ id, name, directory_id, attributes }) => {
    const values: Readonly<Record<string, unknown>> = JSON.parse(attributes)
    return { id, name, directory: nameOf(directory_id), values }
  })
}

/** Records of these directories by their ids, also inactive ones. */
export async function findNamed(
  ctx: Context,
  { keys, ids }: { readonly keys: readonly string[]; readonly ids: readonly string[] },
) {
  const homes = new Map(
    (await listFacts(ctx)).filter(({ row }) => keys.includes(row.key)).map(({ row }) => [row.id, row.name]),
  )
  const rows = await listByIds(ctx.db, ids)
  return rows
    .filter((row) => homes.has(row.directory_id))
    .map(({ id, name, directory_id }) => ({ id, name, directory: homes.get(directory_id) ?? '' }))
}

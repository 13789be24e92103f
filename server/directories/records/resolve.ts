import type { Context } from '../../platform/context.ts'
import { Id } from '../../platform/schema.ts'
import * as store from './store.ts'

/** A record as others name it. */
export interface NamedRecord {
  readonly id: string
  readonly name: string
  readonly directoryId: string
  readonly inactive: boolean
}

/** The records behind ids and `ext:source:key`, by what they were named; a few statements for thousands. */
export async function resolveRecords(
  { db }: Pick<Context, 'db'>,
  refs: readonly string[],
): Promise<ReadonlyMap<string, NamedRecord>> {
  const ids = new Map<string, string>(refs.filter(isId).map((ref) => [ref, ref]))
  const external = [...new Set(refs)].flatMap((ref) => partsOf(ref) ?? [])
  for (const [source, some] of Map.groupBy(external, (one) => one.source)) {
    const rows = await store.listByKeys(
      db,
      source,
      some.map((one) => one.key),
    )
    for (const { key, id } of rows) ids.set(`ext:${source}:${key}`, id)
  }
  const rows = await store.listByIds(db, [...new Set(ids.values())])
  const byId = new Map(rows.map((row) => [row.id, asNamed(row)]))
  return new Map([...ids].flatMap(([ref, id]) => (byId.has(id) ? [[ref, byId.get(id) as NamedRecord] as const] : [])))
}

const isId = (ref: string) => Id.safeParse(ref).success

function partsOf(ref: string): { source: string; key: string } | undefined {
  const [, source, key] = /^ext:([^:]{1,50}):(.{1,200})$/s.exec(ref) ?? []
  return source !== undefined && key !== undefined ? { source, key } : undefined
}

function asNamed({ id, name, directory_id, inactive_at }: store.RecordRow): NamedRecord {
  return { id, name, directoryId: directory_id, inactive: inactive_at !== null }
}

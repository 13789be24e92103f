/** `ext:source:key` wherever an id is, and back: the keys of one source for ids (product.md section 1). */
import type { Context } from '../platform/context.ts'
import * as store from './external.store.ts'

export type Entity = 'user' | 'team' | 'directory-record'

/** The id behind each reference; undefined where none is known. Ids stand for themselves. */
export async function resolveAll(
  ctx: Context,
  entity: Entity,
  refs: Iterable<string>,
): Promise<(ref: string) => string | undefined> {
  const external = new Set<string>()
  for (const ref of refs) if (isExternal(ref)) external.add(ref)
  if (external.size === 0) return asItIs
  const rows = await store.listIds(ctx.db, entity, [...external].map(taken))
  const known = new Map(rows.map((row) => [`ext:${row.source}:${row.key}`, row.entity_id]))
  return (ref) => (isExternal(ref) ? known.get(ref) : ref)
}

function isExternal(ref: string): boolean {
  return ref.startsWith('ext:')
}

function asItIs(ref: string): string {
  return ref
}

function taken(ref: string): { source: string; key: string } {
  const [, source = '', ...rest] = ref.split(':')
  return { source, key: rest.join(':') }
}

/** The keys that a source gave to these; without those it does not know. */
export async function keysOf(
  ctx: Context,
  entity: Entity,
  source: string,
  ids: readonly string[],
): Promise<(ids: readonly string[]) => string[]> {
  const rows = ids.length === 0 ? [] : await store.listKeys(ctx.db, entity, source, ids)
  const keys = Map.groupBy(rows, (row) => row.entity_id)
  return (wanted) => wanted.flatMap((id) => (keys.get(id) ?? []).map((row) => row.key))
}

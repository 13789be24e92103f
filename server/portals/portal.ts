import type { Context } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import type { PortalRow } from './store.ts'
import * as store from './store.ts'

/** The portal with this id or key, or `not-found`. */
export async function getPortal(ctx: Context, ref: string): Promise<PortalRow> {
  return (await store.findPortalBy(ctx.db, ref)) ?? refuse(NotFound)
}

const NONE: ReadonlyMap<string, string> = new Map()

/** The ids behind ids and keys. By its id a deleted portal is known, too: questions may be about its time. */
export async function findPortalIds(ctx: Context, refs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (refs.length === 0) return NONE
  const rows = await store.listPortalsBy(ctx.db, refs)
  const keys = rows.filter((row) => row.deleted_at === null).map((row) => [row.key, row.id] as const)
  const known = new Map([...keys, ...rows.map((row) => [row.id, row.id] as const)])
  return new Map(refs.flatMap((ref) => (known.has(ref) ? [[ref, known.get(ref) ?? '']] : [])))
}

/** A portal as the trail names it. */
export function entityOf({ id, name, version }: { id: string; name: string; version?: number }) {
  return version === undefined ? { kind: 'portal', id, name } : { kind: 'portal', id, name, version }
}

/** What an edit compares. */
export function shown({ key, name, welcome, color, host, home }: PortalRow) {
  return { key, name, welcome, color, host, home }
}

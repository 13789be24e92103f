import { wordsOf } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import type { findAuditNames } from './contract.ts'
import { asItems } from './items.ts'
import { listNamed } from './resolve.store.ts'
import { listKeys } from './search.store.ts'

const READ = 40
const SHOWN = 10

/** Whom and what the trail knows by this name, as it was last told. */
export async function findNames(ctx: Context, { query }: Input<typeof findAuditNames>) {
  const items = []
  for (const id of query.id ? [query.id] : await namedIds(ctx, query.q ?? '')) items.push(...(await lastTold(ctx, id)))
  return { items: items.sort((a, b) => (a.name < b.name ? -1 : 1)) }
}

async function namedIds({ db }: Context, q: string): Promise<string[]> {
  const words = wordsOf(q)
  return words.length === 0 ? [] : [...new Set(await listNamed(db, words, READ))].slice(0, SHOWN)
}

/** From the newest event about it; else from the newest that they caused. */
async function lastTold(ctx: Context, id: string) {
  for (const by of ['entity', 'actor'] as const) {
    const plan = { sources: [{ by, value: id }], rest: [] }
    const [item] = await asItems(ctx, await listKeys(ctx.db, plan, {}, { limit: 1, within: 1 }))
    const named = by === 'entity' ? item?.entity : item && { kind: 'user', name: item.actor.name }
    if (named?.name) return [{ id, kind: named.kind, name: named.name }]
  }
  return []
}

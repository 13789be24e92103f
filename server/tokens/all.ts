import { asBrief, seenUsers } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { Malformed } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { Id } from '../platform/schema.ts'
import { countOwned, listOwned, type OwnedRow } from './all.store.ts'
import type { listAllTokens } from './contract.ts'
import { readScopes } from './scopes.ts'
import { stateOf } from './show.ts'
import { lastUseOf } from './uses.ts'
import { tokenHint } from './value.ts'

const COUNTED = 1000 // exact up to here

/** Tokens of all whom the caller sees and whose tokens they may manage: to find what ends, and what nobody uses. */
export async function showAllTokens(ctx: Context, { query }: Input<typeof listAllTokens>) {
  const { after, show, limit } = query
  if (after !== undefined && !Id.safeParse(after).success)
    refuse(Malformed, { detail: '“after” is not the “next” of a page.' })
  const seen = [await seenUsers(ctx), await seenUsers(ctx, 'tokens')]
  const wanted = { seen, show, now: ctx.now() }
  const rows = await listOwned(ctx.world.engine.lists, { ...wanted, after, limit: limit + 1 })
  const total = await countOwned(ctx.world.engine.lists, { ...wanted, limit: COUNTED + 1 })
  const shown = rows.slice(0, limit)
  const brief = await asBrief(ctx, shown)
  return {
    items: shown.map((row) => ({ ...toOwned(ctx, row), owner: brief(row) })),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    total: total > COUNTED ? null : total,
  }
}

function toOwned(ctx: Context, row: OwnedRow) {
  const scopes = readScopes(row.scopes)
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    hint: tokenHint(row.kind, row.id),
    scopes: scopes && [...scopes],
    sources: JSON.parse(row.sources) as string[],
    state: stateOf(ctx, row, row),
    createdAt: row.created_at,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    ...lastUseOf(ctx.world, row),
  }
}

import { between, days, type Instant, later } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { Stale } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { getOpen, noteAbout } from './change.ts'
import {
  NotRevealable,
  type regenerateOwnToken,
  type regenerateToken,
  type revealOwnToken,
  type revealToken,
} from './contract.ts'
import { assertRoom, getToken } from './create.ts'
import { assertMayHaveTokens, type Whose } from './owner.ts'
import { assertMayHold, readScopes } from './scopes.ts'
import { makeSecret, textAgain } from './secret.ts'
import { toToken } from './show.ts'
import * as store from './store.ts'

export async function regenerateOf(ctx: Context, { params }: Input<typeof regenerateToken>) {
  return regenerate(ctx, params, params.token)
}

export async function regenerateOwn(ctx: Context, { params }: Input<typeof regenerateOwnToken>) {
  return regenerate(ctx, {}, params.token)
}

/** A new secret in place of the old one, for as long as the old one had; whoever makes it knows it, so must hold what it gives. */
async function regenerate(ctx: Context, whose: Whose, id: string) {
  const { owner, row } = await getOpen(ctx, whose, id)
  assertMayHaveTokens(ctx, owner)
  await assertMayHold(ctx, owner, readScopes(row.scopes))
  return ctx.transaction(async (tx) => {
    const isOver = row.expires_at !== null && row.expires_at <= tx.now()
    if (isOver) await assertRoom(tx, owner)
    const generation = row.generation + 1
    const isDerived = row.kind === 'hmac' || tx.settings['apiTokens.revealable']
    const { text, ...kept } = makeSecret(tx.world, { ...row, generation }, isDerived)
    const next = { ...kept, generation, issued_at: tx.now(), expires_at: endAgain(tx, row) }
    if (!(await store.updateToken(tx.db, row, next))) refuse(Stale)
    await noteAbout(tx, 'token.regenerated', owner, row)
    return { token: toToken(tx, owner, await getToken(tx, owner, id), true), value: text }
  })
}

/** As long again as the last time, and no longer than the settings allow now. */
function endAgain(ctx: Context, { issued_at, expires_at }: store.TokenRow): Instant | null {
  const longest = ctx.settings['apiTokens.longestDays']
  const life = expires_at === null ? Number.POSITIVE_INFINITY : between(issued_at, expires_at)
  const most = longest === 0 ? Number.POSITIVE_INFINITY : days(longest)
  const lasts = Math.min(life, most)
  return Number.isFinite(lasts) ? later(ctx.now(), lasts) : null
}

export async function revealOf(ctx: Context, { params }: Input<typeof revealToken>) {
  return reveal(ctx, params, params.token)
}

export async function revealOwn(ctx: Context, { params }: Input<typeof revealOwnToken>) {
  return reveal(ctx, {}, params.token)
}

/** Shows the text again; the trail says to whom. */
async function reveal(ctx: Context, whose: Whose, id: string) {
  const { owner, row } = await getOpen(ctx, whose, id)
  assertMayHaveTokens(ctx, owner)
  await assertMayHold(ctx, owner, readScopes(row.scopes))
  const value = ctx.settings['apiTokens.revealable'] ? textAgain(ctx.world, row) : undefined
  if (value === undefined) return refuse(NotRevealable)
  return ctx.transaction(async (tx) => {
    await noteAbout(tx, 'token.revealed', owner, row)
    return { value }
  })
}

import type { z } from 'zod'
import { canTo, getPerson, hasAuthority, type PersonFacts } from '../access/index.ts'
import { days, type Instant, later, waitsUntil } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import { type Naming, personName } from '../platform/naming.ts'
import { mayHaveTokens } from '../platform/settings-tokens.ts'
import type { listOwnTokens, listTokens } from './contract.ts'
import { suggestedDays } from './life.ts'
import { getSelf } from './owner.ts'
import { listGivable, readScopes } from './scopes.ts'
import type { Token } from './shapes.ts'
import * as store from './store.ts'
import { lastUseOf } from './uses.ts'
import { tokenHint } from './value.ts'

const SHOWN_AFTER_END = days(30) // long enough to see what was revoked, and by mistake

export async function showTokensOf(ctx: Context, { params }: Input<typeof listTokens>) {
  return showAll(ctx, await getPerson(ctx, params.user, 'tokens'))
}

export async function showOwnTokens(ctx: Context, _: Input<typeof listOwnTokens>) {
  return showAll(ctx, await getSelf(ctx))
}

/** The tokens of an account and what the caller may do about them. */
export async function showAll(ctx: Context, owner: PersonFacts) {
  const { row } = owner
  const mayChange = await mayChangeTokens(ctx, owner)
  const create = mayChange && row.deleted_at === null && mayHaveTokens(ctx.settings, row.type)
  const rows = await store.listTokens(ctx.db, row.id, later(ctx.now(), -SHOWN_AFTER_END))
  return {
    items: rows.map((one) => toToken(ctx, owner, one, mayChange)),
    method: await store.findMethod(ctx.db, row.id),
    ...(create ? await listGivable(ctx, owner) : { scopes: [], everything: false }),
    perUser: ctx.settings['apiTokens.perUser'],
    longestDays: ctx.settings['apiTokens.longestDays'],
    defaultDays: suggestedDays(ctx),
    revealable: ctx.settings['apiTokens.revealable'],
    can: { create, changeMethod: mayChange && row.type === 'api' && ctx.actor.id !== row.id },
  }
}

/** One's own, and those of whoever the caller has authority over. A token changes no tokens. */
export async function mayChangeTokens(ctx: Context, owner: PersonFacts): Promise<boolean> {
  if (ctx.actor.token) return false
  if (ctx.actor.id === owner.row.id) return true
  return (await canTo(ctx, 'tokens', owner)) && (await hasAuthority(ctx, owner))
}

export function toToken(ctx: Context, owner: PersonFacts, row: store.TokenRow, mayChange: boolean) {
  const isOpen = mayChange && row.revoked_at === null
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    hint: tokenHint(row.kind, row.id),
    scopes: copyOf(readScopes(row.scopes)),
    sources: JSON.parse(row.sources) as string[],
    state: stateOf(ctx, owner.row, row),
    createdAt: row.created_at,
    createdBy: creatorOf(row),
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    ...lastUseOf(ctx.world, row),
    can: { change: isOpen, reveal: isOpen && row.key_id !== '' && ctx.settings['apiTokens.revealable'] },
  }
}

type Standing = Pick<PersonFacts['row'], 'type' | 'deleted_at' | 'suspended_at' | 'from_at' | 'started_at' | 'until_at'>

/** What is shown of a token: its own end, or that its owner may not call now. */
export function stateOf(
  ctx: Context,
  owner: Standing,
  row: Pick<store.TokenRow, 'revoked_at' | 'expires_at'>,
): z.output<typeof Token>['state'] {
  const now = ctx.now()
  if (row.revoked_at !== null) return 'revoked'
  if (row.expires_at !== null && row.expires_at <= now) return 'expired'
  return isBarred(owner, now) || !mayHaveTokens(ctx.settings, owner.type) ? 'stopped' : 'working'
}

function isBarred(row: Standing, now: Instant): boolean {
  if (row.deleted_at !== null || row.suspended_at !== null) return true
  return waitsUntil(row, now) !== null || (row.until_at !== null && row.until_at <= now)
}

function copyOf(scopes: readonly string[] | null): string[] | null {
  return scopes && [...scopes]
}

/** Null where the command line made it. */
function creatorOf(row: { [K in keyof Naming]: Naming[K] | null }): string | null {
  const { username, given_name, family_name, display_name } = row
  if (given_name === null || family_name === null || display_name === null) return null
  return personName({ username, given_name, family_name, display_name })
}

import type { PersonFacts } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { Stale } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { type changeOwnToken, type changeToken, type revokeOwnToken, type revokeToken, TokenEnded } from './contract.ts'
import { getToken } from './create.ts'
import { endOf } from './life.ts'
import { about, assertMayHaveTokens, getOwner, type Whose } from './owner.ts'
import { addedScopes, assertMayHold, assertOwnerHolds, readScopes } from './scopes.ts'
import { toToken } from './show.ts'
import { assertSources } from './sources.ts'
import * as store from './store.ts'

type Body = Input<typeof changeToken>['body']

export async function changeOf(ctx: Context, { params, body }: Input<typeof changeToken>) {
  return change(ctx, params, params.token, body)
}

export async function changeOwn(ctx: Context, { params, body }: Input<typeof changeOwnToken>) {
  return change(ctx, {}, params.token, body)
}

/** Changes what a token may do from its next use on. The secret stays. */
async function change(ctx: Context, whose: Whose, id: string, body: Body) {
  const { owner, row } = await getOpen(ctx, whose, id)
  assertMayHaveTokens(ctx, owner)
  if (body.sources) assertSources(body.sources)
  if (body.scopes !== undefined) {
    const added = addedScopes(readScopes(row.scopes), body.scopes)
    await assertOwnerHolds(ctx, owner, added)
    await assertMayHold(ctx, owner, added)
  }
  return ctx.transaction(async (tx) => {
    const next = {
      name: body.name ?? row.name,
      scopes: body.scopes === undefined ? row.scopes : JSON.stringify(body.scopes),
      sources: body.sources === undefined ? row.sources : JSON.stringify(body.sources),
      expires_at: body.expiresAt === undefined ? row.expires_at : endOf(tx, body.expiresAt),
    }
    if (!(await store.updateToken(tx.db, row, { ...next, changes: row.changes + 1 }))) refuse(Stale)
    await record(tx, 'token.changed', about(owner), {
      before: told(row),
      after: told(next),
      also: { named: next.name },
    })
    return toToken(tx, owner, await getToken(tx, owner, id), true)
  })
}

function told({
  name,
  scopes,
  sources,
  expires_at,
}: Pick<store.TokenRow, 'name' | 'scopes' | 'sources' | 'expires_at'>) {
  const list = readScopes(scopes)
  return { name, scopes: list ? [...list] : 'all', sources: JSON.parse(sources), expires: expires_at }
}

export async function revokeOf(ctx: Context, { params }: Input<typeof revokeToken>): Promise<undefined> {
  await revoke(ctx, params, params.token)
}

export async function revokeOwn(ctx: Context, { params }: Input<typeof revokeOwnToken>): Promise<undefined> {
  await revoke(ctx, {}, params.token)
}

async function revoke(ctx: Context, whose: Whose, id: string): Promise<void> {
  const { owner, row } = await getOpen(ctx, whose, id)
  await ctx.transaction(async (tx) => {
    if (!(await store.revokeToken(tx.db, row.id, { at: tx.now(), by: tx.actor.id }))) refuse(TokenEnded)
    await noteAbout(tx, 'token.revoked', owner, row)
  })
}

/** A token that was not revoked, whose owner the caller may help. */
export async function getOpen(ctx: Context, whose: Whose, id: string) {
  const owner = await getOwner(ctx, whose)
  const row = await getToken(ctx, owner, id)
  return row.revoked_at === null ? { owner, row } : refuse(TokenEnded)
}

export function noteAbout(tx: Tx, event: string, owner: PersonFacts, { name, kind }: store.TokenRow): Promise<void> {
  return record(tx, event, about(owner), { also: { named: name, kind } })
}

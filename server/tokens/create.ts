import type { PersonFacts } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { refuse } from '../platform/refusal.ts'
import { type createOwnToken, type createToken, NoTokensHere, TooManyTokens } from './contract.ts'
import { endOf } from './life.ts'
import { about, assertMayHaveTokens, getOwner, type Whose } from './owner.ts'
import { assertMayHold, assertOwnerHolds } from './scopes.ts'
import { makeSecret } from './secret.ts'
import { toToken } from './show.ts'
import { assertSources } from './sources.ts'
import * as store from './store.ts'

type Body = Input<typeof createToken>['body']

export async function createFor(ctx: Context, { params, body }: Input<typeof createToken>) {
  return create(ctx, params, body)
}

export async function createOwn(ctx: Context, { body }: Input<typeof createOwnToken>) {
  return create(ctx, {}, body)
}

/** Makes a token; giving it scopes is granting what it adds. Its text is told once and kept nowhere. */
async function create(ctx: Context, whose: Whose, body: Body) {
  const owner = await getOwner(ctx, whose)
  assertMayHaveTokens(ctx, owner)
  assertSources(body.sources)
  await assertOwnerHolds(ctx, owner, body.scopes)
  await assertMayHold(ctx, owner, body.scopes)
  return ctx.transaction(async (tx) => {
    await assertRoom(tx, owner)
    const { row, text } = await newToken(tx, owner, body)
    await store.insertToken(tx.db, row)
    const { name, kind, scopes, sources, expires_at } = row
    const also = {
      named: name,
      kind,
      scopes: scopes === 'null' ? 'all' : JSON.parse(scopes),
      sources,
      expires: expires_at,
    }
    await record(tx, 'token.created', about(owner), { also })
    return { token: toToken(tx, owner, await getToken(tx, owner, row.id), true), value: text }
  })
}

/** Refuses where the account has as many as are allowed; of many at once, no more get through. */
export async function assertRoom(tx: Tx, { row }: PersonFacts): Promise<void> {
  const locked = (await store.lockOwner(tx.db, row.id)) ?? refuse(NotFound)
  if (locked.deleted_at !== null) refuse(NoTokensHere)
  if ((await store.countWorking(tx.db, row.id, tx.now())) >= tx.settings['apiTokens.perUser']) refuse(TooManyTokens)
}

async function newToken(tx: Tx, { row: owner }: PersonFacts, { name, scopes, expiresAt, sources }: Body) {
  const kind = (await store.findMethod(tx.db, owner.id)) === 'hmac' ? ('hmac' as const) : ('bearer' as const)
  const bound = { id: newId(), user_id: owner.id, kind, generation: 1 }
  // What signs requests is needed to check them, so it is derived in any case.
  const { text, ...kept } = makeSecret(tx.world, bound, kind === 'hmac' || tx.settings['apiTokens.revealable'])
  const row = {
    ...{ ...bound, ...kept, name, changes: 0 },
    scopes: JSON.stringify(scopes),
    sources: JSON.stringify(sources),
    expires_at: endOf(tx, expiresAt),
    ...{ issued_at: tx.now(), created_at: tx.now(), created_by: tx.actor.id },
    ...{ used_at: null, used_address: '', revoked_at: null, revoked_by: null },
  }
  return { row, text }
}

/** A token of this account; `not-found` where it is somebody else's. */
export async function getToken(ctx: Context, { row }: PersonFacts, id: string): Promise<store.TokenRow> {
  return (await store.findOf(ctx.db, row.id, id)) ?? refuse(NotFound)
}

/** `Idempotency-Key`: a repeated request answers as the first one did, for 24 hours (R126). */
import type { FastifyRequest } from 'fastify'
import { hours, later } from '../clock.ts'
import type { Context, Tx } from '../context.ts'
import { AlreadyDone, KeyReused } from '../failures.ts'
import { refuse } from '../refusal.ts'
import { digest, type Keys } from '../secrets.ts'
import * as store from './idempotency.store.ts'

export const KEPT_FOR = hours(24)

export interface IdempotencyKey {
  readonly key: string
  readonly bodyDigest: string
}

export interface StoredReply {
  readonly status: number
  readonly reply: unknown
}

/** The key of the request and a keyed digest of what it asks; undefined where it sends none. */
export function idempotencyKey(request: FastifyRequest, keys: Keys): IdempotencyKey | undefined {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key === '') return undefined
  const asked = JSON.stringify([request.params, request.query, request.body])
  return { key: digest(key), bodyDigest: keys.sign('idempotency', asked) }
}

export async function storedReply(ctx: Context, route: string, key: IdempotencyKey): Promise<StoredReply | undefined> {
  if (!ctx.actor.id) return undefined
  const row = await store.findReply(ctx.db, { actor: ctx.actor.id, route, key: key.key }, later(ctx.now(), -KEPT_FOR))
  if (!row) return undefined
  if (row.body_digest !== key.bodyDigest) return refuse(KeyReused)
  if (row.status === 0) return refuse(AlreadyDone)
  return { status: row.status, reply: JSON.parse(row.reply) }
}

/** Takes the key inside the operation's own transaction: of two at once, one does the work. */
export async function claimKey(tx: Tx, route: string, key: IdempotencyKey): Promise<void> {
  if (!tx.actor.id) return
  const claim = { actor_id: tx.actor.id, route, key: key.key, body_digest: key.bodyDigest, created_at: tx.now() }
  if (!(await store.claim(tx.db, claim, later(tx.now(), -KEPT_FOR)))) refuse(AlreadyDone)
}

export async function storeReply(
  ctx: Context,
  route: string,
  key: IdempotencyKey,
  { status, reply }: StoredReply,
): Promise<void> {
  const actor = ctx.actor.id
  if (actor)
    await ctx.upkeep((tx) =>
      store.saveReply(tx.db, { actor, route, key: key.key }, { status, reply: JSON.stringify(reply) }),
    )
}

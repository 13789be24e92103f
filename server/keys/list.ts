import type { Context } from '../platform/context.ts'
import type { KeyState } from '../platform/secrets.ts'
import * as store from './store.ts'

export interface KeyInUse {
  readonly id: string
  readonly state: KeyState
  /** Links that would still work and were signed with it. */
  readonly openLinks: number
  /** Tokens and signing keys that are derived from it. */
  readonly tokens: number
}

/** The root keys, the current one first, and what still hangs on each. Never the keys themselves. */
export async function listKeys(ctx: Context): Promise<KeyInUse[]> {
  const counts = await store.countOpenLinks(ctx.db, ctx.now())
  const tokens = await store.countTokens(ctx.db, ctx.now())
  return ctx.world.keys.ring.map(({ id, state }) => ({
    id,
    state,
    openLinks: Number(counts.find((one) => one.key_id === id)?.count ?? 0),
    tokens: Number(tokens.find((one) => one.key_id === id)?.count ?? 0),
  }))
}

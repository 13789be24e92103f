import type { Context } from '../platform/context.ts'
import { dummyHash, hasherOf } from './hasher.ts'
import * as store from './store.ts'

export interface Verdict {
  readonly right: boolean
  readonly mustChange: boolean
}

/** Exactly one Argon2 whoever is asked about: where there is no password, against a hash that belongs to nobody (R15). */
export async function verifyPassword(ctx: Context, userId: string | undefined, password: string): Promise<Verdict> {
  const row = userId ? await store.findPassword(ctx.db, userId) : undefined
  const right = await hasherOf(ctx.world).verify(row?.hash ?? (await dummyHash(ctx.world)), password)
  return { right: right && row !== undefined, mustChange: row?.must_change_at != null }
}

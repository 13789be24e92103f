import { findRef, seenUsers } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { listSeen } from './named.store.ts'

export interface NamedPeople {
  /** Each once, whatever names they go by. */
  readonly ids: readonly string[]
  /** How many were named, with those whom nobody knows or the caller does not see. */
  readonly named: number
}

/** The people named whom the caller sees. Somebody unseen counts for as much as somebody unknown: one by each name (R69). */
export async function peopleNamed(ctx: Context, refs: readonly string[]): Promise<NamedPeople> {
  const ids = new Map<string, string | undefined>()
  for (const ref of new Set(refs)) ids.set(ref, await findRef(ctx, 'user', ref))
  const seen = await listSeen(
    ctx.db,
    [...ids.values()].filter((id) => id !== undefined),
    await seenUsers(ctx),
  )
  const unseen = [...ids.values()].filter((id) => id === undefined || !seen.has(id)).length
  return { ids: [...seen], named: seen.size + unseen }
}

/** Nobody but an administrator changes their own roles, teams and portals (R65). */
export async function othersNamed(ctx: Context, refs: readonly string[]): Promise<NamedPeople> {
  const { ids, named } = await peopleNamed(ctx, refs)
  const isOwnToo = ctx.actor.type === 'admin'
  return { ids: ids.filter((id) => isOwnToo || id !== ctx.actor.id), named }
}

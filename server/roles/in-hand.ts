import type { Tx } from '../platform/context.ts'
import { listGivenByOthers } from './predefined.store.ts'

/** A role of a manifest with keys of roles that it lets its holders give. */
interface Giving {
  readonly key: string
  readonly mayGrant: readonly string[]
}

/**
 * Keys of the roles that somebody has, or can be given by whoever holds one of these: what such a role comes to give is
 * given to people (R66). `held`: those that people hold already.
 */
export function inHand(roles: readonly Giving[], held: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>()
  const reach = (key: string): void => {
    if (found.has(key)) return
    found.add(key)
    for (const next of roles.find((role) => role.key === key)?.mayGrant ?? []) reach(next)
  }
  for (const key of held) reach(key)
  return found
}

/** Of these rows the keys of those that roles of others let their holders give. */
export async function givenByOthers(
  tx: Tx,
  module: string,
  rows: ReadonlyMap<string, { readonly id: string }>,
): Promise<string[]> {
  const ids = new Set(await listGivenByOthers(tx.db, module))
  return [...rows].flatMap(([key, { id }]) => (ids.has(id) ? [key] : []))
}

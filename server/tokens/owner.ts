import { assertAuthority, findFacts, getPerson, type PersonFacts } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { SignedOut } from '../platform/failures.ts'
import { personName } from '../platform/naming.ts'
import { refuse } from '../platform/refusal.ts'
import { mayHaveTokens } from '../platform/settings-tokens.ts'
import { NoTokensHere } from './contract.ts'

/** Whose tokens a request is about: somebody's, as its path says, or the caller's own. */
export interface Whose {
  readonly user?: string
}

/** Refuses whom the caller may not help with tokens: permission and authority for others, nothing for oneself (R87). */
export async function getOwner(ctx: Context, { user }: Whose): Promise<PersonFacts> {
  if (user === undefined) return getSelf(ctx)
  const person = await getPerson(ctx, user, 'tokens')
  await assertAuthority(ctx, person)
  return person
}

export async function getSelf(ctx: Context): Promise<PersonFacts> {
  return (ctx.actor.id ? await findFacts(ctx, ctx.actor.id) : undefined) ?? refuse(SignedOut)
}

export function assertMayHaveTokens(ctx: Context, { row }: PersonFacts): void {
  if (row.deleted_at !== null || !mayHaveTokens(ctx.settings, row.type)) refuse(NoTokensHere)
}

/** The entity of what is recorded about a token. */
export function about({ row }: PersonFacts) {
  return { kind: 'user', id: row.id, name: personName(row) } as const
}

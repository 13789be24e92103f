import type { Context } from '../platform/context.ts'
import { type Contract, takesTokens } from '../platform/contract.ts'
import { Forbidden, NotByToken } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'

/** Refuses a token where the contract takes none, or asks for a scope that it lacks. */
export function assertTakesToken({ actor: { token } }: Context, contract: Contract): void {
  if (!token) return
  if (!takesTokens(contract)) refuse(NotByToken)
  const { tokens } = contract
  if (Array.isArray(tokens) && token.scopes && !tokens.some((scope) => token.scopes?.has(scope))) refuse(Forbidden)
}

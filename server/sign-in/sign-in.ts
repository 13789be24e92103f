import { verifyPassword } from '../passwords/index.ts'
import { waitsUntil } from '../platform/clock.ts'
import { type Context, contextOf } from '../platform/context.ts'
import type { Answer, Input } from '../platform/http/route.ts'
import { personName } from '../platform/naming.ts'
import { refuse } from '../platform/refusal.ts'
import { openSession } from '../sessions/index.ts'
import { identifierKey } from '../users/index.ts'
import { AccountExpired, AccountSuspended, type signIn, WrongCredentials } from './contract.ts'
import * as store from './store.ts'

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** From name and password to a session. Every wrong answer is the same and costs the same (R15). */
export async function signInWithPassword(ctx: Context, { body }: Input<typeof signIn>, answer: Answer) {
  const candidate = await findCandidate(ctx, body.identifier)
  const { right, mustChange } = await verifyPassword(ctx, candidate, body.password)
  if (!candidate || !right) {
    await ctx.upkeep((tx) => store.countFailure(tx.db, candidate?.id ?? NOBODY))
    return refuse(WrongCredentials)
  }
  assertStanding(ctx, candidate)
  const owner = { id: candidate.id, name: personName(candidate), epoch: candidate.session_epoch }
  const { secret, expiresAt } = await asOwner(ctx, owner).transaction((tx) => openSession(tx, owner))
  answer.setSession(secret, expiresAt)
  return { mustChangePassword: mustChange }
}

/** The trail names who signed in, not a stranger. */
function asOwner(ctx: Context, { id, name }: { id: string; name: string }): Context {
  return contextOf(ctx.world, { ...ctx.actor, kind: 'user', id, name }, ctx.source, { short: true })
}

/** Only people of the house come in here: no system, API or portal user, whatever the password (R22, R23). */
async function findCandidate(ctx: Context, identifier: string): Promise<store.Candidate | undefined> {
  const found = await store.findByIdentifier(ctx.db, identifierKey(identifier), ctx.settings['signIn.identifier'])
  return found && (found.type === 'admin' || found.type === 'regular') ? found : undefined
}

/** After a right password the reason is told for suspended and expired accounts, and for no other (product.md section 3). */
function assertStanding(ctx: Context, candidate: store.Candidate): void {
  const { deleted_at, suspended_at, until_at } = candidate
  if (deleted_at !== null) refuse(WrongCredentials)
  if (suspended_at !== null) refuse(AccountSuspended)
  if (until_at !== null && until_at <= ctx.now()) refuse(AccountExpired)
  if (waitsUntil(candidate, ctx.now()) !== null) refuse(WrongCredentials)
}

import { authorise } from '../access/index.ts'
import { assertFresh, resumeHalf } from '../factors/index.ts'
import { assertWithinFences } from '../fences/index.ts'
import { failure } from '../platform/contract.ts'
import type { Gate } from '../platform/http/bind.ts'
import { refuse } from '../platform/refusal.ts'
import { isSessionActor, resumeSession } from '../sessions/index.ts'
import { assertTakesToken, identifyToken } from '../tokens/index.ts'

export const PasswordChangeRequired = failure('password-change-required', 403, 'Choose your own password first.')

/** What the platform asks about callers. Whoever must change a password reaches only what that needs. */
export const gate: Gate = {
  identify: resumeSession,
  identifyHalf: resumeHalf,
  identifyToken,
  assertFresh,
  async authorise(ctx, contract) {
    const { id, type } = ctx.actor
    if (id !== null && contract.access !== 'public' && contract.id !== LEAVING) assertWithinFences(ctx, { id, type })
    assertTakesToken(ctx, contract)
    await authorise(ctx, contract.access)
    if (
      isSessionActor(ctx.actor) &&
      ctx.actor.mustChangePassword &&
      contract.access !== 'public' &&
      !ALLOWED.has(contract.id)
    )
      refuse(PasswordChangeRequired)
  },
}

const LEAVING = 'sessions.signOut'
const PROVING = ['proof.askPasskey', 'proof.byPasskey', 'proof.sendCode']
const ALLOWED = new Set(['me.get', 'passwords.change', LEAVING, 'factors.proof', 'factors.renewProof', ...PROVING])

import { authorise } from '../access/index.ts'
import { assertFresh, resumeHalf } from '../factors/index.ts'
import { assertWithinFences } from '../fences/index.ts'
import { type Contract, failure } from '../platform/contract.ts'
import { NotAsAnother, NotFound } from '../platform/failures.ts'
import type { Gate } from '../platform/http/bind.ts'
import { refuse } from '../platform/refusal.ts'
import { findPortalAt } from '../portals/index.ts'
import { isSessionActor, resumeSession } from '../sessions/index.ts'
import { noteShutDoor } from '../sign-in/index.ts'
import { assertTakesToken, identifyToken } from '../tokens/index.ts'

export const PasswordChangeRequired = failure('password-change-required', 403, 'Choose your own password first.')

/** What the platform asks about callers. Whoever must change a password reaches only what that needs. */
export const gate: Gate = {
  findPortal: findPortalAt,
  turnedAway: noteShutDoor,
  identify: resumeSession,
  identifyHalf: resumeHalf,
  identifyToken,
  assertFresh(ctx, contract, body) {
    if (ctx.actor.real && needsProof(contract, body)) refuse(NotAsAnother)
    assertFresh(ctx, contract, body)
  },
  async authorise(ctx, contract) {
    if (contract.absentIf && ctx.settings[contract.absentIf]) refuse(NotFound)
    const { id, type, real } = ctx.actor
    if (real && contract.asAnother !== 'allowed') refuse(NotAsAnother)
    if (real && contract.id !== LEAVING) assertWithinFences(ctx, { id: real.id, type: 'admin' })
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

/** Who is logged in as somebody else cannot prove to be them: what asks for it, asks in vain, even for an empty value. */
function needsProof({ stepUp }: Contract, body: unknown): boolean {
  if (!stepUp || stepUp === true) return stepUp === true
  return stepUp.some((field) => Object.hasOwn(Object(body), field.split('=')[0] ?? field))
}

const LEAVING = 'sessions.signOut'
const PROVING = ['proof.askPasskey', 'proof.byPasskey', 'proof.sendCode']
const ALLOWED = new Set(['me.get', 'passwords.change', LEAVING, 'factors.proof', 'factors.renewProof', ...PROVING])

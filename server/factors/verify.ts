import type { Context, Tx } from '../platform/context.ts'
import { refuse } from '../platform/refusal.ts'
import { WrongCode } from './contract.ts'
import { listCodes } from './recovery.store.ts'
import { useRecoveryCode } from './recovery.ts'
import { findTotp, takeStep } from './totp.store.ts'
import { stepOf } from './totp.ts'

export type CodeKind = 'totp' | 'recovery'

interface Owner {
  readonly id: string
  readonly name: string
}

/** Uses up what was shown, in the transaction of what it opens; how many recovery codes are left, null where none was used. */
export type Use = (tx: Tx) => Promise<number | null>

/**
 * Looks at what somebody shows as a second factor. Refuses with `wrong-code` where it proves nothing, and so does using
 * it up where somebody else was faster (R40). The caller has counted the attempt.
 */
export async function checkFactor(
  ctx: Context,
  owner: Owner,
  { kind, code }: { kind: CodeKind; code: string },
): Promise<Use> {
  if (kind === 'recovery') return async (tx) => (await useRecoveryCode(tx, owner, code)) ?? refuse(WrongCode)
  const step = await stepShown(ctx, owner.id, code)
  if (step === undefined) return refuse(WrongCode)
  return async (tx) => ((await takeStep(tx.db, owner.id, step, tx.now())) ? null : refuse(WrongCode))
}

/** What somebody may show, the usual one first. */
export async function kindsOf(ctx: Context, userId: string): Promise<CodeKind[]> {
  const hasApp = (await findTotp(ctx.db, userId)) !== undefined
  const hasCodes = (await listCodes(ctx.db, userId)).some((code) => code.used_at === null)
  return [...(hasApp ? (['totp'] as const) : []), ...(hasCodes ? (['recovery'] as const) : [])]
}

/** The time step of a right code of the app that is set up. */
async function stepShown(ctx: Context, userId: string, code: string): Promise<number | undefined> {
  const factor = await findTotp(ctx.db, userId)
  const secret = factor && openSecret(ctx, userId, factor.sealed)
  return secret === undefined ? undefined : stepOf(secret, code, ctx.now())
}

/** The shared secret; undefined where no root key opens it any more: then a recovery code or an administrator helps. */
function openSecret({ world }: Context, userId: string, sealed: string): string | undefined {
  try {
    return world.keys.open(sealOwner(userId), sealed)
  } catch (err) {
    world.log.error({ err, user: userId }, 'The secret of an authenticator app cannot be opened.')
    return undefined
  }
}

/** Bound to the sealed secret, so that it cannot be moved to another account (R46). */
export function sealOwner(userId: string): string {
  return `totp:${userId}`
}

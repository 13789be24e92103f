import type { Context, Tx } from '../platform/context.ts'
import { refuse } from '../platform/refusal.ts'
import { WrongCode } from './failures.ts'
import { checkMailed } from './mailed/check.ts'
import type { Place } from './mailed/send.ts'
import { mailedAllowed } from './mailed/show.ts'
import { findMailFactor } from './mailed/store.ts'
import { findRelyingParty } from './passkeys/relying-party.ts'
import { addingHere } from './passkeys/show.ts'
import { listPasskeys } from './passkeys/store.ts'
import { listCodes } from './recovery.store.ts'
import { useRecoveryCode } from './recovery.ts'
import { findMailbox } from './store.ts'
import { findTotp, takeStep } from './totp.store.ts'
import { stepOf } from './totp.ts'

export type CodeKind = 'totp' | 'mail' | 'recovery'
export type FactorKind = 'passkey' | CodeKind

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
  { kind, code, place }: { kind: CodeKind; code: string; place: Place },
): Promise<Use> {
  if (kind === 'recovery') return async (tx) => (await useRecoveryCode(tx, owner, code)) ?? refuse(WrongCode)
  if (kind === 'mail') {
    const use = await checkMailed(ctx, place, code)
    return async (tx) => {
      await use(tx)
      return null
    }
  }
  const step = await stepShown(ctx, owner.id, code)
  if (step === undefined) return refuse(WrongCode)
  return async (tx) => ((await takeStep(tx.db, owner.id, step, tx.now())) ? null : refuse(WrongCode))
}

/** What somebody may show, the usual one first. */
export async function kindsOf(ctx: Context, { id, type }: { id: string; type: string }): Promise<FactorKind[]> {
  const has: Readonly<Record<FactorKind, boolean>> = {
    passkey: findRelyingParty(ctx) !== undefined && (await listPasskeys(ctx.db, id)).length > 0,
    totp: (await findTotp(ctx.db, id)) !== undefined,
    mail: mailedAllowed(ctx, type) && (await findMailFactor(ctx.db, id)) !== undefined,
    recovery: (await listCodes(ctx.db, id)).some((code) => code.used_at === null),
  }
  return KINDS.filter((kind) => has[kind])
}

/** What somebody may set up, the strongest one first. */
export async function kindsToSetUp(ctx: Context, { id, type }: { id: string; type: string }): Promise<FactorKind[]> {
  const isMailed = mailedAllowed(ctx, type) && !!(await findMailbox(ctx.db, id))?.address
  const open = { passkey: addingHere(ctx) === 'open', totp: true, mail: isMailed, recovery: false }
  return KINDS.filter((kind) => open[kind])
}

const KINDS: readonly FactorKind[] = ['passkey', 'totp', 'mail', 'recovery']

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

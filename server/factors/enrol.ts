import { later, minutes } from '../platform/clock.ts'
import type { Context, Tx } from '../platform/context.ts'
import { refuse } from '../platform/refusal.ts'
import { NothingBegun, WrongCode } from './contract.ts'
import { noteAdded } from './kept.ts'
import * as totp from './totp.store.ts'
import { addressOf, newSecret, stepOf } from './totp.ts'
import { sealOwner } from './verify.ts'

const OPEN_FOR = minutes(10) // to install an app and to type its first code

interface Owner {
  readonly id: string
  readonly name: string
}

export interface SetUp {
  readonly replaced: boolean
  /** New ones, where there were none. */
  readonly recoveryCodes: string[] | null
}

/** A new secret for an authenticator app. It counts for nothing until its first code has come. */
export async function beginTotpOf(ctx: Context, owner: Owner): Promise<{ secret: string; address: string }> {
  const secret = newSecret()
  const row = {
    user_id: owner.id,
    sealed: ctx.world.keys.seal(sealOwner(owner.id), secret),
    expires_at: later(ctx.now(), OPEN_FOR),
  }
  await ctx.upkeep((tx) => totp.putEnrolment(tx.db, row))
  return { secret, address: addressOf(secret, { issuer: ctx.settings['installation.name'], label: owner.name }) }
}

/** Looks at the first code; what it answers sets the app up, in the transaction of whoever asked. */
export async function checkFirstCode(ctx: Context, owner: Owner, code: string): Promise<(tx: Tx) => Promise<SetUp>> {
  const begun = await totp.findEnrolment(ctx.db, owner.id)
  if (!begun || begun.expires_at <= ctx.now()) return refuse(NothingBegun)
  // Whoever may ask here was shown the secret: a wrong code is a slip, and guesses nothing.
  const step = stepOf(ctx.world.keys.open(sealOwner(owner.id), begun.sealed), code, ctx.now())
  if (step === undefined) return refuse(WrongCode)
  return async (tx) => {
    if (!(await totp.deleteEnrolment(tx.db, owner.id, begun.sealed))) refuse(NothingBegun)
    const replaced = await totp.deleteTotp(tx.db, owner.id)
    const now = tx.now()
    await totp.putTotp(tx.db, {
      user_id: owner.id,
      sealed: begun.sealed,
      last_step: step,
      created_at: now,
      used_at: now,
    })
    return { replaced, recoveryCodes: await noteAdded(tx, owner, { kind: 'totp', replaced }) }
  }
}

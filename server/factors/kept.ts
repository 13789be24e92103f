/** What is kept of somebody's factors together, whatever kind they are. */
import { record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import type { Db } from '../platform/database/index.ts'
import { refuse } from '../platform/refusal.ts'
import { FactorRequired } from './failures.ts'
import { findMailFactor } from './mailed/store.ts'
import { tellOwner } from './notices.ts'
import { listPasskeys } from './passkeys/store.ts'
import type { Policy } from './policy.ts'
import { deleteCodes, listCodes } from './recovery.store.ts'
import { giveRecoveryCodes } from './recovery.ts'
import * as store from './store.ts'
import { findTotp } from './totp.store.ts'

interface Owner {
  readonly id: string
  readonly name: string
}

/** Which factor it is, for the trail and for mails. */
interface Which {
  readonly kind: 'totp' | 'passkey' | 'mail'
  /** What a passkey is called. */
  readonly passkey?: string
  readonly replaced?: boolean
}

/** A factor was added in this transaction; answers recovery codes where it is the first. */
export async function noteAdded(tx: Tx, owner: Owner, which: Which): Promise<string[] | null> {
  await store.lockOwner(tx.db, owner.id)
  await store.setEnrolled(tx.db, owner.id, tx.now())
  await record(tx, 'factor.added', { kind: 'user', ...owner }, { also: { ...which } })
  await tellOwner(tx, owner.id, 'factor-added', which)
  const codes = await listCodes(tx.db, owner.id)
  return codes.length === 0 ? giveRecoveryCodes(tx, owner) : null
}

/** One was removed in this transaction. With the last one go the recovery codes; refuses where one is required. */
export async function noteRemoved(tx: Tx, owner: Owner, which: Which, policy: Policy): Promise<void> {
  // Of the last two, removed at once, the second one finds that it is the last.
  await store.lockOwner(tx.db, owner.id)
  if ((await countFactors(tx.db, owner.id)) === 0) {
    if (policy === 'required') refuse(FactorRequired)
    await store.clearEnrolled(tx.db, owner.id)
    await deleteCodes(tx.db, owner.id)
  }
  await record(tx, 'factor.removed', { kind: 'user', ...owner }, { also: { ...which } })
  await tellOwner(tx, owner.id, 'factor-removed', which)
}

/** Whether there is anything that sign-in asks for. */
export async function isEnrolled({ db }: Context, userId: string): Promise<boolean> {
  return (await store.findState(db, userId))?.enrolled_at != null
}

async function countFactors(db: Db, userId: string): Promise<number> {
  const passkeys = await listPasskeys(db, userId)
  const others = [await findTotp(db, userId), await findMailFactor(db, userId)]
  return passkeys.length + others.filter((one) => one !== undefined).length
}

import type { Context, Tx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { refuse } from '../../platform/refusal.ts'
import { noteAdded } from '../kept.ts'
import { type Question, takeChallenge } from './challenge.ts'
import { NoPasskeysHere, PasskeyKnown, TooManyPasskeys, WrongPasskey } from './contract.ts'
import { findRelyingParty } from './relying-party.ts'
import type { Registration } from './shapes.ts'
import { insertPasskey, listPasskeys } from './store.ts'
import { readRegistration } from './webauthn.ts'

const MOST = 20 // of one person; each a device, a key ring or a password manager

interface Added {
  readonly id: string
  /** New ones, where there were none. */
  readonly recoveryCodes: string[] | null
}

/** Refuses where no passkey can be added: here, by the settings, or because there are so many. */
export async function assertMayAdd(ctx: Context, userId: string): Promise<void> {
  if (ctx.settings['secondFactor.passkeys'] === 'off' || !findRelyingParty(ctx)) refuse(NoPasskeysHere)
  if ((await listPasskeys(ctx.db, userId)).length >= MOST) refuse(TooManyPasskeys)
}

/** Looks at what an authenticator made; what it answers adds it, in the transaction of whoever asked. */
export async function checkNewPasskey(
  ctx: Context,
  owner: { id: string; name: string },
  question: Question,
  given: { name: string; passkey: Registration },
): Promise<(tx: Tx) => Promise<Added>> {
  const party = findRelyingParty(ctx) ?? refuse(NoPasskeysHere)
  const { clientDataJSON, transports = [] } = given.passkey.response
  const challenge = await takeChallenge(ctx, question, clientDataJSON)
  const made = await readRegistration(ctx, { party, challenge, verified: false }, given.passkey)
  if (!made) return refuse(WrongPasskey)
  return async (tx) => {
    const id = newId()
    const now = tx.now()
    const isNew = await insertPasskey(tx.db, {
      ...{ id, user_id: owner.id, name: given.name, transports: JSON.stringify(transports) },
      ...{ credential_id: made.credentialId, public_key: made.publicKey, counter: made.counter },
      ...{ backed_up_at: made.isBackedUp ? now : null, created_at: now, created_by: owner.id },
    })
    if (!isNew) refuse(PasskeyKnown)
    const recoveryCodes = await noteAdded(tx, owner, { kind: 'passkey', passkey: given.name })
    return { id, recoveryCodes }
  }
}

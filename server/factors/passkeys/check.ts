import type { Context, Tx } from '../../platform/context.ts'
import { personName } from '../../platform/naming.ts'
import { refuse } from '../../platform/refusal.ts'
import { type Question, takeChallenge } from './challenge.ts'
import { WrongPasskey } from './contract.ts'
import { noteCopy } from './copied.ts'
import { handleOf } from './options.ts'
import { findRelyingParty } from './relying-party.ts'
import type { Assertion } from './shapes.ts'
import { findByCredential, noteUse } from './store.ts'
import { readAssertion } from './webauthn.ts'

interface Wanted extends Question {
  /** Whose it must be; whoever's it says where absent, and then it must say. */
  readonly userId?: string
  /** Whether it stands alone: then it must have told its owner, and so is two factors. */
  readonly verified: boolean
}

interface Shown {
  readonly userId: string
  /** Notes the use in the transaction of what it opens. Refuses where another one like it was faster. */
  readonly use: (tx: Tx) => Promise<void>
}

/**
 * Looks at a passkey that was shown (R47): challenge, origin, relying party, type, presence, verification, signature,
 * owner, counter. Refuses with `wrong-passkey`, and says no more, where any is not right.
 */
export async function checkPasskey(ctx: Context, wanted: Wanted, given: Assertion): Promise<Shown> {
  const party = findRelyingParty(ctx) ?? refuse(WrongPasskey)
  const challenge = await takeChallenge(ctx, wanted, given.response.clientDataJSON)
  const key = await findByCredential(ctx.db, given.id)
  if (!key || !isTheirs(key.user_id, wanted, given)) return refuse(WrongPasskey)
  const signed = await readAssertion(ctx, { party, challenge, verified: wanted.verified }, key, given)
  if (!signed) return refuse(WrongPasskey)
  const { counter } = signed
  if (key.counter > 0 && counter <= key.counter) {
    await noteCopy(ctx, key, { id: key.user_id, name: personName(key) })
    return refuse(WrongPasskey)
  }
  const use = async (tx: Tx) => {
    const backedUpAt = signed.isBackedUp ? (key.backed_up_at ?? tx.now()) : null
    if (!(await noteUse(tx.db, key.id, { counter, at: tx.now(), backedUpAt }))) refuse(WrongPasskey)
  }
  return { userId: key.user_id, use }
}

/** Where it is not said whose it must be, the passkey itself says it. */
function isTheirs(ownerId: string, { userId }: Wanted, { response: { userHandle } }: Assertion): boolean {
  if (userHandle != null && userHandle !== handleOf(ownerId)) return false
  return userId === undefined ? userHandle != null : userId === ownerId
}

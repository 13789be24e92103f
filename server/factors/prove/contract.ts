/** Confirming that it is still oneself by a passkey, or by a code that is mailed. */
import { z } from 'zod'
import { AccountLocked } from '../../locks/contract.ts'
import { Password, WrongPassword } from '../../passwords/contract.ts'
import { contract } from '../../platform/contract.ts'
import { InstantOut } from '../../platform/schema.ts'
import { NoMailedCodes, SentCode } from '../mailed/contract.ts'
import { NoPasskeysHere, WrongPasskey } from '../passkeys/contract.ts'
import { Assertion, RequestOptions } from '../passkeys/shapes.ts'

export const askOwnPasskey = contract({
  id: 'proof.askPasskey',
  method: 'POST',
  path: '/me/proof/passkey/options',
  summary: 'Ask for one of one’s own passkeys, to confirm that it is still oneself',
  access: 'signed-in',
  doors: ['console', 'portal'],
  reply: RequestOptions,
  failures: [NoPasskeysHere],
  leaves: null,
})

export const proveByPasskey = contract({
  id: 'proof.byPasskey',
  method: 'POST',
  path: '/me/proof/passkey',
  summary: 'Confirm that it is still oneself by a passkey',
  access: 'signed-in',
  doors: ['console', 'portal'],
  rate: 'sign-in',
  body: z.strictObject({
    passkey: Assertion,
    password: Password.optional().describe('Needed where a passkey is only the second factor'),
  }),
  reply: z.strictObject({ freshUntil: InstantOut }),
  failures: [WrongPasskey, WrongPassword, AccountLocked],
  leaves: 'session.proved',
})

export const sendProofCode = contract({
  id: 'proof.sendCode',
  method: 'POST',
  path: '/me/proof/mail',
  summary: 'Send a code by mail, to confirm that it is still oneself',
  access: 'signed-in',
  doors: ['console', 'portal'],
  reply: SentCode,
  failures: [NoMailedCodes],
  leaves: null,
})

/** One's own passkeys: a second factor, and a way in by itself. */
import { z } from 'zod'
import { contract, failure } from '../../platform/contract.ts'
import { Id } from '../../platform/schema.ts'
import { FactorRequired, FactorsOff, NoFactor } from '../failures.ts'
import { CreationOptions, PasskeyName, Registration } from './shapes.ts'

export const WrongPasskey = failure(
  'wrong-passkey',
  403,
  'This passkey was not accepted. Try again, or use another way.',
)
export const NoPasskeysHere = failure('no-passkeys-here', 409, 'Passkeys cannot be used here.')
export const PasskeyKnown = failure('passkey-known', 409, 'This passkey was added already.')
export const TooManyPasskeys = failure('too-many-passkeys', 409, 'Remove a passkey that you no longer use first.')

const OfPasskey = z.strictObject({ passkey: Id })

export const beginPasskey = contract({
  id: 'passkeys.begin',
  method: 'POST',
  path: '/me/passkeys/options',
  summary: 'Begin to add a passkey; nothing changes before it is made',
  access: 'signed-in',
  doors: ['console', 'portal'],
  stepUp: true,
  reply: CreationOptions,
  failures: [FactorsOff, NoPasskeysHere, TooManyPasskeys],
  leaves: null,
})

export const addPasskey = contract({
  id: 'passkeys.add',
  method: 'POST',
  path: '/me/passkeys',
  summary: 'Add the passkey that an authenticator made; no session ends',
  access: 'signed-in',
  doors: ['console', 'portal'],
  stepUp: true,
  rate: 'sign-in',
  body: z.strictObject({ name: PasskeyName, passkey: Registration }),
  reply: z.strictObject({
    id: Id,
    recoveryCodes: z.array(z.string()).nullable().describe('Shown this once; null where there are some already'),
  }),
  failures: [WrongPasskey, PasskeyKnown, FactorsOff, NoPasskeysHere, TooManyPasskeys],
  leaves: 'factor.added',
})

export const renamePasskey = contract({
  id: 'passkeys.rename',
  method: 'PATCH',
  path: '/me/passkeys/:passkey',
  summary: 'Call a passkey something else',
  access: 'signed-in',
  doors: ['console', 'portal'],
  params: OfPasskey,
  body: z.strictObject({ name: PasskeyName }),
  reply: null,
  leaves: 'factor.renamed',
})

export const removePasskey = contract({
  id: 'passkeys.remove',
  method: 'DELETE',
  path: '/me/passkeys/:passkey',
  summary: 'Remove a passkey; other sessions end',
  access: 'signed-in',
  doors: ['console', 'portal'],
  params: OfPasskey,
  stepUp: true,
  reply: null,
  failures: [NoFactor, FactorRequired],
  leaves: 'factor.removed',
})

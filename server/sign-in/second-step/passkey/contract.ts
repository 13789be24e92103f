/** A passkey after a right password, or one that is set up there. For half sessions alone. */
import { z } from 'zod'
import { NoPasskeysHere, PasskeyKnown, TooManyPasskeys, WrongPasskey } from '../../../factors/passkeys/contract.ts'
import {
  Assertion,
  CreationOptions,
  PasskeyName,
  Registration,
  RequestOptions,
} from '../../../factors/passkeys/shapes.ts'
import { AccountLocked } from '../../../locks/contract.ts'
import { contract } from '../../../platform/contract.ts'
import { EnrolledAtSignIn } from '../contract.ts'

export const askStepPasskey = contract({
  id: 'sign-in.askPasskey',
  method: 'POST',
  path: '/sign-in/second-factor/passkey/options',
  summary: 'Ask for a passkey after a right password',
  access: 'half-signed-in',
  doors: ['console', 'portal'],
  half: ['prove'],
  reply: RequestOptions,
  failures: [NoPasskeysHere],
  leaves: null,
})

export const showStepPasskey = contract({
  id: 'sign-in.passkeyFactor',
  method: 'POST',
  path: '/sign-in/second-factor/passkey',
  summary: 'Finish signing in with a passkey',
  access: 'half-signed-in',
  doors: ['console', 'portal'],
  half: ['prove'],
  rate: 'sign-in',
  body: z.strictObject({ passkey: Assertion }),
  reply: z.strictObject({ mustChangePassword: z.boolean() }),
  failures: [WrongPasskey],
  leaves: 'session.opened',
})

export const beginStepPasskey = contract({
  id: 'sign-in.beginPasskey',
  method: 'POST',
  path: '/sign-in/second-factor/passkeys/options',
  summary: 'Begin to set up a passkey where sign-in asks for a second factor',
  access: 'half-signed-in',
  doors: ['console', 'portal'],
  half: ['enrol'],
  reply: CreationOptions,
  failures: [NoPasskeysHere, TooManyPasskeys],
  leaves: null,
})

export const addStepPasskey = contract({
  id: 'sign-in.addPasskey',
  method: 'POST',
  path: '/sign-in/second-factor/passkeys',
  summary: 'Set up a passkey, and finish signing in',
  access: 'half-signed-in',
  doors: ['console', 'portal'],
  half: ['enrol'],
  rate: 'sign-in',
  body: z.strictObject({ name: PasskeyName, passkey: Registration }),
  reply: EnrolledAtSignIn,
  failures: [WrongPasskey, PasskeyKnown, NoPasskeysHere, TooManyPasskeys, AccountLocked],
  leaves: 'factor.added',
})

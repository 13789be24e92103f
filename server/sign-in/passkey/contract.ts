/** Coming in by a passkey alone: it is held and it has told its owner, so that it is two factors. */
import { z } from 'zod'
import { NoPasskeysHere, WrongPasskey } from '../../factors/passkeys/contract.ts'
import { Assertion, RequestOptions } from '../../factors/passkeys/shapes.ts'
import { contract } from '../../platform/contract.ts'
import { AccountExpired, AccountSuspended } from '../contract.ts'

export const askPasskey = contract({
  id: 'sign-in.passkeyOptions',
  method: 'POST',
  path: '/sign-in/passkey/options',
  summary: 'Ask the browser for a passkey, whoever is there',
  access: 'public',
  doors: ['console', 'portal'],
  reply: RequestOptions,
  failures: [NoPasskeysHere],
  leaves: null,
})

export const signInWithPasskey = contract({
  id: 'sign-in.passkey',
  method: 'POST',
  path: '/sign-in/passkey',
  summary: 'Sign in with a passkey alone',
  access: 'public',
  doors: ['console', 'portal'],
  rate: 'sign-in',
  body: z.strictObject({ passkey: Assertion }),
  reply: z.strictObject({ mustChangePassword: z.boolean() }),
  failures: [WrongPasskey, NoPasskeysHere, AccountSuspended, AccountExpired],
  leaves: 'session.opened',
})

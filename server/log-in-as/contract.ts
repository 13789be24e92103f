/** Logging in as somebody else: an administrator asks for a link, opens it elsewhere and gives their own password. */
import { z } from 'zod'
import { Code, CodeKind, CodeNeeded, Kinds, WrongCode } from '../factors/contract.ts'
import { NoMailedCodes, SentCode } from '../factors/mailed/contract.ts'
import { NoPasskeysHere, WrongPasskey } from '../factors/passkeys/contract.ts'
import { Assertion, RequestOptions } from '../factors/passkeys/shapes.ts'
import { LinkNotValid, LinkValue } from '../links/contract.ts'
import { AccountLocked } from '../locks/contract.ts'
import { Password, WrongPassword } from '../passwords/contract.ts'
import { contract, failure } from '../platform/contract.ts'
import { InstantOut, Ref } from '../platform/schema.ts'

export const CannotLogInAs = failure('cannot-log-in-as', 409, 'Administrators log in only as active regular users.')

export const askToLogInAs = contract({
  id: 'logInAs.ask',
  method: 'POST',
  path: '/users/:user/log-in-as',
  summary: 'Get a link to log in as this user',
  description:
    'For administrators, as active regular users. The link is shown this once. It opens within five minutes, a newer one replaces it, and it ends with the session in which it was asked for.',
  access: 'signed-in',
  stepUp: true,
  absentIf: 'logInAs.disabled',
  params: z.strictObject({ user: Ref }),
  body: z.strictObject({ reason: z.string().trim().min(1, 'This is needed.').max(500) }),
  reply: z.strictObject({ url: z.string(), expiresAt: InstantOut, minutes: z.number().int() }),
  failures: [CannotLogInAs],
  leaves: 'link.issued',
})

export const openLogInAs = contract({
  id: 'logInAs.open',
  method: 'POST',
  path: '/log-in-as/form',
  summary: 'Open the form behind a link to log in as somebody',
  description: 'From the first time on it can be sent for five minutes.',
  access: 'public',
  absentIf: 'logInAs.disabled',
  rate: 'sign-in',
  body: z.strictObject({ link: LinkValue }),
  reply: z.strictObject({
    user: z.string(),
    administrator: z.string(),
    identifier: z.string().describe('What the administrator signs in with'),
    kinds: Kinds.describe('Second factors, of which one is asked for besides the password'),
    until: InstantOut,
    minutes: z.number().int().describe('How long one is logged in at most'),
  }),
  failures: [LinkNotValid],
  leaves: null,
})

const Opened = z.strictObject({ link: LinkValue, password: Password })

export const askPasskeyToLogInAs = contract({
  id: 'logInAs.askPasskey',
  method: 'POST',
  path: '/log-in-as/passkey/options',
  summary: 'Ask for a passkey of the administrator who logs in as somebody',
  access: 'public',
  absentIf: 'logInAs.disabled',
  rate: 'sign-in',
  body: Opened,
  reply: RequestOptions,
  failures: [LinkNotValid, WrongPassword, NoPasskeysHere, AccountLocked],
  leaves: null,
})

export const sendCodeToLogInAs = contract({
  id: 'logInAs.sendCode',
  method: 'POST',
  path: '/log-in-as/mail',
  summary: 'Mail a code to the administrator who logs in as somebody',
  access: 'public',
  absentIf: 'logInAs.disabled',
  rate: 'sign-in',
  body: Opened,
  reply: SentCode,
  failures: [LinkNotValid, WrongPassword, NoMailedCodes, AccountLocked],
  leaves: null,
})

export const logInAs = contract({
  id: 'logInAs.enter',
  method: 'POST',
  path: '/log-in-as',
  summary: 'Log in as the user of a link, with the administrator’s own password',
  access: 'public',
  absentIf: 'logInAs.disabled',
  rate: 'sign-in',
  body: z.strictObject({
    link: LinkValue,
    password: Password,
    kind: CodeKind.optional(),
    code: Code.optional(),
    passkey: Assertion.optional(),
  }),
  reply: z.strictObject({ user: z.string(), expiresAt: InstantOut }),
  failures: [LinkNotValid, WrongPassword, WrongCode, WrongPasskey, CodeNeeded, AccountLocked],
  leaves: 'log-in-as.started',
})

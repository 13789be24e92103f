/** The step after a right password: a second factor, or setting one up. For half sessions alone. */
import { z } from 'zod'
import { Code, CodeKind, Kinds, NothingBegun, WrongCode } from '../../factors/contract.ts'
import { AccountLocked } from '../../locks/contract.ts'
import { contract } from '../../platform/contract.ts'
import { InstantOut } from '../../platform/schema.ts'

export const getStep = contract({
  id: 'sign-in.step',
  method: 'GET',
  path: '/sign-in/second-factor',
  summary: 'What is still asked for after a right password',
  access: 'half-signed-in',
  doors: ['console', 'portal'],
  half: ['prove', 'enrol'],
  reply: z.strictObject({
    step: z.enum(['prove', 'enrol']),
    name: z.string(),
    kinds: Kinds.describe('What may be shown, or set up, the usual one first'),
    sent: z
      .strictObject({ address: z.string(), againAt: InstantOut })
      .nullable()
      .describe('The code that was sent by mail in this step, if one was'),
    expiresAt: InstantOut,
  }),
})

export const showFactor = contract({
  id: 'sign-in.factor',
  method: 'POST',
  path: '/sign-in/second-factor',
  summary: 'Finish signing in with a second factor',
  access: 'half-signed-in',
  doors: ['console', 'portal'],
  half: ['prove'],
  rate: 'sign-in',
  body: z.strictObject({ kind: CodeKind, code: Code }),
  reply: z.strictObject({
    mustChangePassword: z.boolean(),
    recoveryCodesLeft: z.number().int().nullable().describe('After a recovery code was used'),
  }),
  failures: [WrongCode, AccountLocked],
  leaves: 'session.opened',
})

export const beginEnrolment = contract({
  id: 'sign-in.beginTotp',
  method: 'POST',
  path: '/sign-in/second-factor/totp',
  summary: 'Begin to set up an authenticator app where sign-in asks for one',
  access: 'half-signed-in',
  doors: ['console', 'portal'],
  half: ['enrol'],
  reply: z.strictObject({ secret: z.string(), address: z.string().describe('What the QR code holds') }),
  failures: [NothingBegun],
  leaves: null,
})

/** After a factor was set up at sign-in. */
export const EnrolledAtSignIn = z.strictObject({
  mustChangePassword: z.boolean(),
  recoveryCodes: z.array(z.string()).nullable().describe('Shown this once; null where there are some already'),
})

export const confirmEnrolment = contract({
  id: 'sign-in.confirmTotp',
  method: 'PUT',
  path: '/sign-in/second-factor/totp',
  summary: 'Set up the authenticator app with its first code, and finish signing in',
  access: 'half-signed-in',
  doors: ['console', 'portal'],
  half: ['enrol'],
  rate: 'sign-in',
  body: z.strictObject({ code: Code }),
  reply: EnrolledAtSignIn,
  failures: [WrongCode, NothingBegun, AccountLocked],
  leaves: 'factor.added',
})

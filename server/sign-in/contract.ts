/** Coming in: from name and password to a session. */
import { z } from 'zod'
import { AccountLocked } from '../locks/contract.ts'
import { Password } from '../passwords/contract.ts'
import { contract, failure } from '../platform/contract.ts'
import { isVisible, PasswordRules } from '../platform/schema.ts'

export const WrongCredentials = failure('wrong-credentials', 401, 'This name and password do not match.')
export const AccountSuspended = failure(
  'account-suspended',
  403,
  'This account is suspended. An administrator can reactivate it.',
)
export const AccountExpired = failure('account-expired', 403, 'This account has ended. An administrator can extend it.')

export const signIn = contract({
  id: 'sign-in.password',
  method: 'POST',
  path: '/sign-in',
  summary: 'Sign in with a password',
  access: 'public',
  doors: ['console', 'portal'],
  rate: 'sign-in',
  body: z.strictObject({
    identifier: z
      .string()
      .min(1, 'This is needed.')
      .max(300)
      .refine(isVisible, 'Invisible or control characters are not allowed.'),
    password: Password,
  }),
  reply: z.strictObject({
    mustChangePassword: z.boolean(),
    next: z.enum(['session', 'prove', 'enrol']).describe('Signed in; or a second factor is asked for, or to be set up'),
  }),
  failures: [WrongCredentials, AccountSuspended, AccountExpired, AccountLocked],
  leaves: ['session.opened', 'factor.awaited'],
})

export const getDoor = contract({
  id: 'sign-in.door',
  method: 'GET',
  path: '/door',
  summary: 'What the sign-in page shows before anybody is known',
  access: 'public',
  doors: ['console', 'portal'],
  asAnother: 'allowed',
  reply: z.strictObject({
    installation: z.string(),
    identifier: z.enum(['username', 'email', 'either']),
    setUpOpen: z.boolean(),
    maintenance: z.string().nullable().describe('null: none; else what people are to read, which may be empty'),
    passkeys: z.boolean().describe('Whether people come in by a passkey alone'),
    passwordRules: PasswordRules,
    recovery: z.strictObject({
      way: z.enum(['mail', 'ask']).describe('`ask`: nobody recovers by mail here, so somebody must be asked'),
      asks: z.enum(['identifier', 'usernameAndEmail']),
      contact: z.string().describe('Whom to ask; empty where the installation does not say'),
      hours: z.number().int().describe('How long a link works'),
    }),
  }),
})

/** The first administrator, by the one-time set-up address that the server prints. */
import { z } from 'zod'
import { Password, PasswordTooWeak } from '../passwords/contract.ts'
import { contract, failure } from '../platform/contract.ts'
import { line, requiredLine } from '../platform/schema.ts'

export const SetUpClosed = failure('set-up-closed', 409, 'Roster is set up already.')
export const SetUpNotValid = failure(
  'set-up-not-valid',
  403,
  'This set-up address is not the one that the server printed.',
)

export const setUp = contract({
  id: 'setup.first',
  method: 'POST',
  path: '/set-up',
  summary: 'Become the first administrator',
  access: 'public',
  rate: 'sign-in',
  body: z.strictObject({
    secret: z.string().min(1).max(200),
    installation: line(80).default(''),
    givenName: requiredLine(100),
    familyName: line(100).default(''),
    email: line(254).default(''),
    username: line(100).default(''),
    password: Password,
  }),
  reply: null,
  failures: [SetUpClosed, SetUpNotValid, PasswordTooWeak],
  leaves: 'installation.set-up',
})

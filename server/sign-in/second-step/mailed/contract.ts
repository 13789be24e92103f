/** A code by mail after a right password, also to set such codes up. For half sessions alone. */
import { z } from 'zod'
import { Code, WrongCode } from '../../../factors/contract.ts'
import { NoMailedCodes, SentCode } from '../../../factors/mailed/contract.ts'
import { AccountLocked } from '../../../locks/contract.ts'
import { contract } from '../../../platform/contract.ts'
import { EnrolledAtSignIn } from '../contract.ts'

export const sendStepCode = contract({
  id: 'sign-in.sendCode',
  method: 'POST',
  path: '/sign-in/second-factor/mail',
  summary: 'Send a code by mail after a right password; the former one stops working',
  access: 'half-signed-in',
  doors: ['console', 'portal'],
  half: ['prove', 'enrol'],
  reply: SentCode,
  failures: [NoMailedCodes, AccountLocked],
  leaves: null,
})

export const confirmStepMail = contract({
  id: 'sign-in.confirmMail',
  method: 'PUT',
  path: '/sign-in/second-factor/mail',
  summary: 'Set up codes by mail with the first one, and finish signing in',
  access: 'half-signed-in',
  doors: ['console', 'portal'],
  half: ['enrol'],
  rate: 'sign-in',
  body: z.strictObject({ code: Code }),
  reply: EnrolledAtSignIn,
  failures: [WrongCode, NoMailedCodes, AccountLocked],
  leaves: 'factor.added',
})

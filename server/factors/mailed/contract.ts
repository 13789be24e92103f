/** Codes by mail as one's own second factor: the weakest one, where the settings allow it (R48). */
import { z } from 'zod'
import { contract, failure } from '../../platform/contract.ts'
import { InstantOut } from '../../platform/schema.ts'
import { Code } from '../contract.ts'
import { FactorRequired, FactorsOff, NoFactor, WrongCode } from '../failures.ts'

export const NoMailedCodes = failure('no-mailed-codes', 409, 'Codes by mail are not to be had here.')

export const SentCode = z.strictObject({
  address: z.string().describe('Where it was sent, as `k•••@example.org`'),
  againAt: InstantOut.describe('From when another one may be sent'),
})

export const beginMailed = contract({
  id: 'mailed-codes.begin',
  method: 'POST',
  path: '/me/factors/mail',
  summary: 'Begin to use codes by mail: send one; nothing changes before it is typed',
  access: 'signed-in',
  doors: ['console', 'portal'],
  stepUp: true,
  reply: SentCode,
  failures: [FactorsOff, NoMailedCodes],
  leaves: null,
})

export const confirmMailed = contract({
  id: 'mailed-codes.confirm',
  method: 'PUT',
  path: '/me/factors/mail',
  summary: 'Use codes by mail as a second factor, with the first one; no session ends',
  access: 'signed-in',
  doors: ['console', 'portal'],
  stepUp: true,
  rate: 'sign-in',
  body: z.strictObject({ code: Code }),
  reply: z.strictObject({
    recoveryCodes: z.array(z.string()).nullable().describe('Shown this once; null where there are some already'),
  }),
  failures: [WrongCode, FactorsOff, NoMailedCodes],
  leaves: 'factor.added',
})

export const removeMailed = contract({
  id: 'mailed-codes.remove',
  method: 'DELETE',
  path: '/me/factors/mail',
  summary: 'Use no more codes by mail; other sessions end',
  access: 'signed-in',
  doors: ['console', 'portal'],
  stepUp: true,
  reply: null,
  failures: [NoFactor, FactorRequired],
  leaves: 'factor.removed',
})

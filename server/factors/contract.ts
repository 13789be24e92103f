/** Second factors: one's own, the proof that it is still oneself, and what administrators do about others'. */
import { z } from 'zod'
import { NoAuthority } from '../access/failures.ts'
import { onAnyUser } from '../access/manifest.ts'
import { AccountLocked } from '../locks/contract.ts'
import { Password, WrongPassword } from '../passwords/contract.ts'
import { contract } from '../platform/contract.ts'
import { InstantOut, Ref } from '../platform/schema.ts'
import { CannotActOnSelf } from '../users/contract.ts'
import { CodeNeeded, FactorRequired, FactorsOff, NoFactor, NothingBegun, WrongCode } from './failures.ts'
import { Passkey } from './passkeys/shapes.ts'

export { CodeNeeded, FactorRequired, FactorsOff, NoFactor, NothingBegun, WrongCode }

/** As typed: blanks and dashes between the characters do not matter. */
export const Code = z
  .string()
  .max(64, 'This is no code.')
  .transform((text) => text.replace(/[\s-]/g, '').toUpperCase())
  .refine((text) => /^[A-Z0-9]{6,32}$/.test(text), 'This is no code.')

export const CodeKind = z.enum(['totp', 'mail', 'recovery'])

export const FactorKind = z.enum(['passkey', ...CodeKind.options])

export const Kinds = z.array(FactorKind).describe('What may be shown here, the usual one first')

export const listOwnFactors = contract({
  id: 'factors.own',
  method: 'GET',
  path: '/me/factors',
  summary: 'One’s own second factors',
  access: 'signed-in',
  doors: ['console', 'portal'],
  asAnother: 'allowed',
  reply: z.strictObject({
    policy: z.enum(['off', 'optional', 'required']),
    totp: z.strictObject({ createdAt: InstantOut, usedAt: InstantOut.nullable() }).nullable(),
    passkeys: z.strictObject({
      items: z.array(Passkey),
      adding: z
        .enum(['open', 'off', 'address', 'plain', 'other-host'])
        .describe(
          '`address`, `plain`: browsers have none for an address in figures, or for plain http; `other-host`: none at a portal’s own host name',
        ),
    }),
    mail: z
      .strictObject({
        address: z.string(),
        isAllowed: z.boolean(),
        createdAt: InstantOut.nullable().describe('Since when codes are sent; null where they are not'),
        usedAt: InstantOut.nullable(),
      })
      .nullable()
      .describe('Codes by mail: the weakest factor; null where they are not to be had'),
    recoveryCodes: z
      .strictObject({ left: z.number().int(), total: z.number().int(), createdAt: InstantOut })
      .nullable(),
  }),
})

export const beginTotp = contract({
  id: 'factors.beginTotp',
  method: 'POST',
  path: '/me/factors/totp',
  summary: 'Begin to set up an authenticator app; nothing changes before its first code',
  access: 'signed-in',
  doors: ['console', 'portal'],
  stepUp: true,
  reply: z.strictObject({ secret: z.string(), address: z.string().describe('What the QR code holds') }),
  failures: [FactorsOff],
  leaves: null,
})

export const confirmTotp = contract({
  id: 'factors.confirmTotp',
  method: 'PUT',
  path: '/me/factors/totp',
  summary: 'Set up the authenticator app with its first code; another one is replaced',
  access: 'signed-in',
  doors: ['console', 'portal'],
  stepUp: true,
  rate: 'sign-in',
  body: z.strictObject({ code: Code }),
  reply: z.strictObject({
    recoveryCodes: z.array(z.string()).nullable().describe('Shown this once; null where there are some already'),
  }),
  failures: [WrongCode, NothingBegun, FactorsOff],
  leaves: 'factor.added',
})

export const removeTotp = contract({
  id: 'factors.removeTotp',
  method: 'DELETE',
  path: '/me/factors/totp',
  summary: 'Remove the authenticator app; other sessions end',
  access: 'signed-in',
  doors: ['console', 'portal'],
  stepUp: true,
  reply: null,
  failures: [NoFactor, FactorRequired],
  leaves: 'factor.removed',
})

export const makeRecoveryCodes = contract({
  id: 'factors.makeRecoveryCodes',
  method: 'POST',
  path: '/me/factors/recovery-codes',
  summary: 'Make new recovery codes; all former ones stop working',
  access: 'signed-in',
  doors: ['console', 'portal'],
  stepUp: true,
  reply: z.strictObject({ recoveryCodes: z.array(z.string()) }),
  failures: [NoFactor],
  leaves: 'recovery-codes.made',
})

export const getProof = contract({
  id: 'factors.proof',
  method: 'GET',
  path: '/me/proof',
  summary: 'What confirms that it is still oneself',
  access: 'signed-in',
  doors: ['console', 'portal'],
  reply: z.strictObject({
    kinds: Kinds,
    passkeyAlone: z.boolean().describe('Whether a passkey is enough without the password'),
    provedAt: InstantOut,
    freshUntil: InstantOut,
  }),
})

export const prove = contract({
  id: 'factors.renewProof',
  method: 'POST',
  path: '/me/proof',
  summary: 'Confirm that it is still oneself; sensitive changes are open for ten minutes',
  access: 'signed-in',
  doors: ['console', 'portal'],
  rate: 'sign-in',
  body: z.strictObject({ password: Password, kind: CodeKind.optional(), code: Code.optional() }),
  reply: z.strictObject({ freshUntil: InstantOut }),
  failures: [WrongPassword, CodeNeeded, WrongCode, AccountLocked],
  leaves: 'session.proved',
})

const OfUser = z.strictObject({ user: Ref })

export const listUserFactors = contract({
  id: 'factors.ofUser',
  method: 'GET',
  path: '/users/:user/factors',
  summary: 'Which second factors somebody has',
  access: onAnyUser('factors'),
  params: OfUser,
  reply: z.strictObject({
    policy: z.enum(['off', 'optional', 'required']),
    totp: z.strictObject({ createdAt: InstantOut, usedAt: InstantOut.nullable() }).nullable(),
    passkeys: z.array(Passkey),
    mail: z.strictObject({ createdAt: InstantOut, usedAt: InstantOut.nullable() }).nullable(),
    recoveryCodesLeft: z.number().int(),
    askedAt: InstantOut.nullable().describe('Since when an administrator asks for one'),
    can: z.strictObject({ change: z.boolean() }),
  }),
})

export const resetFactors = contract({
  id: 'factors.reset',
  method: 'DELETE',
  path: '/users/:user/factors',
  summary: 'Remove all second factors of somebody; the next sign-in sets one up anew',
  access: onAnyUser('factors'),
  params: OfUser,
  stepUp: true,
  reply: null,
  failures: [NoAuthority, CannotActOnSelf, NoFactor],
  leaves: 'factor.reset',
})

export const askForFactor = contract({
  id: 'factors.ask',
  method: 'PUT',
  path: '/users/:user/factors/requirement',
  summary: 'Ask somebody for a second factor from the next sign-in on',
  access: onAnyUser('factors'),
  params: OfUser,
  stepUp: true,
  reply: null,
  failures: [NoAuthority, CannotActOnSelf],
  leaves: 'factor.asked',
})

export const stopAsking = contract({
  id: 'factors.stopAsking',
  method: 'DELETE',
  path: '/users/:user/factors/requirement',
  summary: 'Ask somebody for a second factor only where the settings do',
  access: onAnyUser('factors'),
  params: OfUser,
  stepUp: true,
  reply: null,
  failures: [NoAuthority, CannotActOnSelf],
  leaves: 'factor.not-asked',
})

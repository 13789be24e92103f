/** Changing one's own email address: asked for, confirmed from the new address, announced to the former one. */
import { z } from 'zod'
import { LinkNotValid, LinkValue, NoMailService } from '../../links/contract.ts'
import { contract, failure } from '../../platform/contract.ts'
import { InstantOut, requiredLine } from '../../platform/schema.ts'
import { IdentifierTaken } from '../contract.ts'

export const EmailKept = failure('email-kept', 403, 'Administrators change addresses here. Ask one of them.')

const Pending = z.strictObject({ address: z.string(), expiresAt: InstantOut })

export const getOwnEmail = contract({
  id: 'users.ownEmail',
  method: 'GET',
  path: '/me/email',
  summary: 'One’s own address, whether one may change it, and what waits to be confirmed',
  access: 'signed-in',
  doors: ['console', 'portal'],
  reply: z.strictObject({
    address: z.string().nullable(),
    pending: Pending.nullable(),
    can: z.strictObject({ change: z.boolean() }),
  }),
})

export const changeOwnEmail = contract({
  id: 'users.changeOwnEmail',
  method: 'PUT',
  path: '/me/email',
  summary: 'Ask for another address',
  description:
    'It counts once the link that is mailed there is used. The answer is the same where somebody has the address.',
  access: 'signed-in',
  doors: ['console', 'portal'],
  stepUp: true,
  body: z.strictObject({ address: requiredLine(320) }),
  reply: z.strictObject({ pending: Pending }),
  failures: [EmailKept, NoMailService],
  leaves: 'link.issued',
})

export const keepOwnEmail = contract({
  id: 'users.keepOwnEmail',
  method: 'DELETE',
  path: '/me/email/pending',
  summary: 'Stay with the present address; the link that was mailed stops working',
  access: 'signed-in',
  doors: ['console', 'portal'],
  reply: null,
  leaves: 'link.revoked',
})

export const confirmEmail = contract({
  id: 'users.confirmEmail',
  method: 'POST',
  path: '/email-confirmations',
  summary: 'Confirm a new address by its link; it takes the place of the first one',
  access: 'public',
  doors: ['console', 'portal'],
  rate: 'sign-in',
  body: z.strictObject({ link: LinkValue }),
  reply: z.strictObject({ address: z.string() }),
  failures: [LinkNotValid, EmailKept, IdentifierTaken],
  leaves: 'user.email-confirmed',
})

/** Asking for a new password without being signed in. */
import { z } from 'zod'
import { NoMailService } from '../links/contract.ts'
import { contract, failure } from '../platform/contract.ts'
import { isVisible } from '../platform/schema.ts'

/** Only where `recovery.preventExposure` is off. */
export const NoSuchAccount = failure('no-such-account', 404, 'No account goes with this.')

/** Exactly one: two recipients in one field are how links were sent to strangers (R34, CVE-2023-7028). */
const One = z
  .string()
  .trim()
  .max(254, 'At most 254 characters.')
  .refine(isVisible, 'Invisible or control characters are not allowed.')
  .refine((text) => !/[,;\s]/.test(text), 'Write one name or address.')

export const requestRecovery = contract({
  id: 'recovery.request',
  method: 'POST',
  path: '/password-recoveries',
  summary: 'Ask for a mail with a link to choose a new password',
  description:
    'Takes `identifier`, or `username` and `email`, as the setting `recovery.ask` says. The answer is the same whoever is asked for, unless `recovery.preventExposure` is off.',
  access: 'public',
  doors: ['console', 'portal'],
  rate: 'sign-in',
  body: z.strictObject({ identifier: One.optional(), username: One.optional(), email: One.optional() }),
  reply: null,
  failures: [NoSuchAccount, NoMailService],
  leaves: null,
})

/** Choosing and changing passwords: by an activation link, by a reset link, by oneself. */
import { z } from 'zod'
import { LinkNotValid, LinkValue } from '../links/contract.ts'
import { AccountLocked } from '../locks/contract.ts'
import { contract, failure } from '../platform/contract.ts'

export const PasswordTooWeak = failure('password-too-weak', 422, 'Choose another password.')
export const WrongPassword = failure('wrong-password', 403, 'The current password is not right.')

/** Exactly as typed: no trimming, no folding, no cutting (R4). */
export const Password = z.string().min(1, 'This is needed.').max(4096, 'At most 1,024 bytes.')

export const activate = contract({
  id: 'passwords.activate',
  method: 'POST',
  path: '/activations',
  summary: 'Choose the first password with an activation link',
  access: 'public',
  rate: 'sign-in',
  body: z.strictObject({ link: LinkValue, password: Password }),
  reply: z.strictObject({ identifier: z.string() }),
  failures: [LinkNotValid, PasswordTooWeak],
  leaves: 'user.activated',
})

export const completeReset = contract({
  id: 'passwords.reset',
  method: 'POST',
  path: '/password-resets',
  summary: 'Choose a new password with a reset link',
  access: 'public',
  rate: 'sign-in',
  body: z.strictObject({ link: LinkValue, password: Password }),
  reply: z.strictObject({ identifier: z.string() }),
  failures: [LinkNotValid, PasswordTooWeak],
  leaves: 'password.reset',
})

export const changeOwnPassword = contract({
  id: 'passwords.change',
  method: 'PUT',
  path: '/me/password',
  summary: 'Change one’s own password; other sessions end',
  access: 'signed-in',
  stepUp: true,
  rate: 'sign-in',
  body: z.strictObject({ current: Password, password: Password }),
  reply: null,
  failures: [PasswordTooWeak, WrongPassword, AccountLocked],
  leaves: 'password.changed',
})

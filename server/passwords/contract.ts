/** Choosing and changing passwords: by an activation link, by a reset link, by oneself. */
import { z } from 'zod'
import { NoAuthority } from '../access/failures.ts'
import { onAnyUser } from '../access/manifest.ts'
import {
  CannotSignIn,
  LinkNotValid,
  LinkValue,
  NoAddress,
  NoMailService,
  NoOpenPortal,
  NotActivated,
} from '../links/contract.ts'
import { AccountLocked } from '../locks/contract.ts'
import { contract, failure } from '../platform/contract.ts'
import { Ref } from '../platform/schema.ts'

export const PasswordTooWeak = failure('password-too-weak', 422, 'Choose another password.')
export const WrongPassword = failure('wrong-password', 403, 'The current password is not right.')

/** Exactly as typed: no trimming, no folding, no cutting (R4). */
export const Password = z.string().min(1, 'This is needed.').max(4096, 'At most 1,024 bytes.')

export const PasswordsNotSet = failure(
  'passwords-not-set',
  409,
  'Setting passwords for others is switched off here. Send a link instead.',
)

export const activate = contract({
  id: 'passwords.activate',
  method: 'POST',
  path: '/activations',
  summary: 'Choose the first password with an activation link',
  access: 'public',
  doors: ['console', 'portal'],
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
  doors: ['console', 'portal'],
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
  doors: ['console', 'portal'],
  stepUp: true,
  rate: 'sign-in',
  body: z.strictObject({ current: Password, password: Password }),
  reply: null,
  failures: [PasswordTooWeak, WrongPassword, AccountLocked],
  leaves: 'password.changed',
})

export const setPassword = contract({
  id: 'passwords.setFor',
  method: 'PUT',
  path: '/users/:user/password',
  summary: 'Give somebody a password for one sign-in',
  description:
    'They must choose another one when they use it. Every session ends, open links stop working, a lock is lifted.',
  access: onAnyUser('links'),
  stepUp: true,
  params: z.strictObject({ user: Ref }),
  body: z.strictObject({
    password: Password,
    mail: z.boolean().default(false).describe('Mail the access info; with the password where that is allowed'),
  }),
  reply: null,
  failures: [NoAuthority, PasswordsNotSet, PasswordTooWeak, CannotSignIn, NoOpenPortal, NoAddress, NoMailService],
  leaves: 'password.set',
})

export const mailAccessInfo = contract({
  id: 'passwords.mailAccessInfo',
  method: 'POST',
  path: '/users/:user/access-info',
  summary: 'Mail somebody where to sign in, and as whom',
  access: onAnyUser('links'),
  params: z.strictObject({ user: Ref }),
  reply: null,
  failures: [NoAuthority, NotActivated, CannotSignIn, NoOpenPortal, NoAddress, NoMailService],
  leaves: 'user.access-info-mailed',
})

/** Lifting the locks that failures brought about. */
import { z } from 'zod'
import { NoAuthority } from '../../access/failures.ts'
import { onAnyUser } from '../../access/manifest.ts'
import { contract, failure } from '../../platform/contract.ts'
import { Ref } from '../../platform/schema.ts'
import { CannotActOnSelf } from '../contract.ts'
import { UserDetail } from '../shapes.ts'

export const NotLocked = failure('not-locked', 409, 'This account is not locked, and nobody failed to sign in to it.')

export const unlockUser = contract({
  id: 'users.unlock',
  method: 'DELETE',
  path: '/users/:user/lock',
  summary: 'Lift the lock of a user, and forget their failures',
  access: onAnyUser('unlock'),
  params: z.strictObject({ user: Ref }),
  reply: UserDetail,
  failures: [NoAuthority, CannotActOnSelf, NotLocked],
  leaves: 'user.unlocked',
})

export const unlockUsers = contract({
  id: 'users.unlockAll',
  method: 'DELETE',
  path: '/locks',
  summary: 'Lift the locks of everybody whom the caller may unlock',
  description:
    'At most 1,000 at once. `left` says how many stay locked because the caller may not, `more` whether to ask again.',
  access: onAnyUser('unlock'),
  rate: 'heavy',
  reply: z.strictObject({ unlocked: z.number().int(), left: z.number().int(), more: z.boolean() }),
  leaves: 'user.all-unlocked',
})

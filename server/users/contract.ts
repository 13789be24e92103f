/** Every request about accounts: find, show, create, edit, suspend, delete and what became of them. */
import { z } from 'zod'
import { MayNotGrant, NoAuthority } from '../access/failures.ts'
import { onAnyUser } from '../access/manifest.ts'
import { Photo } from '../access/shapes.ts'
import { TrailItem, UndoState } from '../audit/contract.ts'
import { PasswordTooWeak } from '../passwords/contract.ts'
import { contract, failure } from '../platform/contract.ts'
import { Id, InstantOut, pageOf, pageQuery, Ref } from '../platform/schema.ts'
import { ContactTaken } from '../portals/contract.ts'
import { AlreadyHeld, LastHolder, RoleNeeded, TooManyRoles } from '../roles/contract.ts'
import { AlreadyMember } from '../teams/contract.ts'
import { beside, filters, SORTS } from './narrowing.ts'
import { NoSeatFree } from './seats/contract.ts'
import { NewUser, Suspension, UserChanges, UserDetail, UserSummary } from './shapes.ts'

export { SORTS }

export const IdentifierTaken = failure('identifier-taken', 409, 'Somebody already uses this name or address.')
export const ExternalIdTaken = failure('external-id-taken', 409, 'Another user has this external id.')
export const ContactNameTaken = failure('contact-name-taken', 409, 'Another contact has this name.')
export const CannotActOnSelf = failure('cannot-act-on-self', 409, 'You cannot do this to your own account.')
export const LastAdministrator = failure(
  'last-administrator',
  409,
  'At least one administrator who can sign in must remain.',
)
export const PasswordKnown = failure(
  'password-known',
  409,
  'Somebody who is no administrator chose this user’s password. Let them choose their own first.',
)
export const ProtectedAccount = failure('protected-account', 409, 'This account is protected.')
export const NotSuspended = failure('not-suspended', 409, 'This account is not suspended.')
export const NotDeleted = failure('not-deleted', 409, 'This account is not deleted.')
export const GraceEnded = failure('grace-ended', 409, 'The time in which this account could be restored is over.')
export const IsDeleted = failure('is-deleted', 409, 'This account is deleted. Restore it first.')

const OF_GIVING = [MayNotGrant, AlreadyHeld, TooManyRoles, RoleNeeded, AlreadyMember]
const User = z.strictObject({ user: Ref })
/** Exact, or null: more than a thousand, counted no further. */
const Counted = z.number().int().nullable()

export const listUsers = contract({
  id: 'users.list',
  method: 'GET',
  path: '/users',
  summary: 'Find users',
  access: onAnyUser('read'),
  asAnother: 'allowed',
  query: z.strictObject({
    ...filters,
    sort: z
      .enum(SORTS)
      .or(z.string().regex(/^fields\.[a-z0-9_]{1,50}$/))
      .default('name'),
    order: z.enum(['asc', 'desc']).default('asc'),
    ...pageQuery,
  }),
  reply: pageOf(UserSummary),
})

export const countUsers = contract({
  id: 'users.count',
  method: 'GET',
  path: '/users/counts',
  summary: 'How many users each segment has, of those that match',
  access: onAnyUser('read'),
  asAnother: 'allowed',
  query: z.strictObject(beside),
  reply: z.strictObject({
    all: Counted,
    byType: z.record(z.string(), Counted),
    byStatus: z.record(z.string(), Counted),
  }),
})

export const getUser = contract({
  id: 'users.get',
  method: 'GET',
  path: '/users/:user',
  summary: 'Show one user',
  access: 'signed-in',
  doors: ['console', 'portal'],
  tokens: onAnyUser('read'),
  asAnother: 'allowed',
  params: User,
  reply: UserDetail,
})

export const createUser = contract({
  id: 'users.create',
  method: 'POST',
  path: '/users',
  summary: 'Create a user',
  access: onAnyUser('create'),
  tokens: true,
  stepUp: ['roles', 'password', 'type=admin', 'contact', 'accounts'],
  idempotent: true,
  body: NewUser,
  reply: UserDetail,
  failures: [IdentifierTaken, ExternalIdTaken, ContactTaken, ...OF_GIVING, PasswordTooWeak, NoSeatFree],
  leaves: 'user.created',
})

export const editUser = contract({
  id: 'users.edit',
  method: 'PATCH',
  path: '/users/:user',
  summary: 'Change what is known of a user; fields left out stay',
  access: 'signed-in',
  doors: ['console', 'portal'],
  tokens: onAnyUser('edit'),
  asAnother: 'allowed',
  stepUp: ['emails', 'username', 'contact', 'accounts'],
  versioned: true,
  params: User,
  body: UserChanges,
  reply: UserDetail,
  failures: [
    IdentifierTaken,
    ExternalIdTaken,
    ContactTaken,
    ContactNameTaken,
    IsDeleted,
    NoAuthority,
    MayNotGrant,
    LastAdministrator,
    LastHolder,
    NoSeatFree,
  ],
  leaves: 'user.edited',
})

export const changeUserType = contract({
  id: 'users.changeType',
  method: 'PUT',
  path: '/users/:user/type',
  summary: 'Turn a regular user into an administrator, or back',
  access: 'users.edit',
  stepUp: true,
  versioned: true,
  params: User,
  body: z.strictObject({ type: z.enum(['admin', 'regular']) }),
  reply: UserDetail,
  failures: [CannotActOnSelf, LastAdministrator, LastHolder, ProtectedAccount, IsDeleted, RoleNeeded, PasswordKnown],
  leaves: 'user.type-changed',
})

export const suspendUser = contract({
  id: 'users.suspend',
  method: 'PUT',
  path: '/users/:user/suspension',
  summary: 'Bar a user from every way in, at once',
  access: onAnyUser('suspend'),
  params: User,
  body: Suspension,
  reply: UserDetail,
  failures: [NoAuthority, CannotActOnSelf, LastAdministrator, LastHolder, ProtectedAccount, IsDeleted],
  leaves: 'user.suspended',
})

export const reactivateUser = contract({
  id: 'users.reactivate',
  method: 'DELETE',
  path: '/users/:user/suspension',
  summary: 'Let a suspended user in again',
  access: onAnyUser('suspend'),
  params: User,
  reply: UserDetail,
  failures: [NoAuthority, NotSuspended, IsDeleted, NoSeatFree],
  leaves: 'user.reactivated',
})

export const deleteUser = contract({
  id: 'users.delete',
  method: 'DELETE',
  path: '/users/:user',
  summary: 'Delete a user; restorable until the grace ends',
  access: onAnyUser('delete'),
  tokens: true,
  stepUp: true,
  versioned: true,
  params: User,
  reply: UserDetail,
  failures: [NoAuthority, CannotActOnSelf, LastAdministrator, LastHolder, ProtectedAccount, IsDeleted],
  leaves: 'user.deleted',
})

export const restoreUser = contract({
  id: 'users.restore',
  method: 'POST',
  path: '/users/:user/restoration',
  summary: 'Undo a deletion within its grace',
  access: onAnyUser('delete'),
  params: User,
  reply: UserDetail,
  failures: [NoAuthority, NotDeleted, GraceEnded, NoSeatFree],
  leaves: 'user.restored',
})

export const listTimeline = contract({
  id: 'users.timeline',
  method: 'GET',
  path: '/users/:user/timeline',
  summary: 'Who did what to this user, newest first',
  access: onAnyUser('history'),
  asAnother: 'allowed',
  params: User,
  query: z.strictObject(pageQuery),
  reply: pageOf(TrailItem.extend({ undo: UndoState })).extend({
    photos: z.record(Id, Photo).describe('Of those who did it, by their ids'),
  }),
})

const Mail = z.strictObject({
  id: Id,
  template: z.string(),
  recipient: z.string(),
  state: z.enum(['queued', 'sending', 'sent', 'failed', 'given-up']),
  attempts: z.number().int(),
  lastError: z.string(),
  createdAt: InstantOut,
  sentAt: InstantOut.nullable(),
  nextAt: InstantOut.nullable(),
})

export const listUserMail = contract({
  id: 'users.mail',
  method: 'GET',
  path: '/users/:user/mail',
  summary: 'Mails to this user and what became of them',
  access: onAnyUser('links'),
  params: User,
  reply: z.strictObject({ mailAvailable: z.boolean(), items: z.array(Mail) }),
})

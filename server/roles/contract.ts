/** Every request about roles: the catalogue, definitions, who holds them, giving and taking. */
import { z } from 'zod'
import { MayNotGrant, NoAuthority } from '../access/failures.ts'
import { onAnyUser } from '../access/manifest.ts'
import { contract, failure } from '../platform/contract.ts'
import { Id, pageOf, pageQuery, Ref } from '../platform/schema.ts'
import {
  AdministratorAsRole,
  GrantBounds,
  Holder,
  NewRole,
  PermissionIn,
  RoleChanges,
  RoleDetail,
  RoleField,
  RolePreview,
  RoleSummary,
  ScopeCatalogue,
  UserRole,
} from './shapes.ts'

export const AlreadyHeld = failure('role-already-held', 409, 'This user holds the role already.')
export const NotHeld = failure('role-not-held', 409, 'This user does not hold the role directly.')
export const TooManyRoles = failure('too-many-roles', 409, 'This user holds as many roles as are allowed.')
export const RoleNeeded = failure('role-needed', 409, 'Every regular user needs a role. Give another one first.')
export const LastHolder = failure('last-holder', 409, 'Somebody must always hold this role.')
export const RoleNameTaken = failure('role-name-taken', 409, 'Another role has this name.')
export const RoleReadOnly = failure('role-read-only', 409, 'This role is predefined. Copy it to change it.')
export const RoleInUse = failure('role-in-use', 409, 'This role is still held.')

const Role = z.strictObject({ role: Id })
const User = z.strictObject({ user: Ref })
const RoleOfUser = z.strictObject({ user: Ref, role: Id })

export const listRoles = contract({
  id: 'roles.list',
  method: 'GET',
  path: '/roles',
  summary: 'All roles; with the numbers of their holders for whoever may read roles',
  access: [
    'roles.read',
    'roles.create',
    'roles.edit',
    'roles.delete',
    'teams.edit',
    ...onAnyUser('grant'),
    ...onAnyUser('create'),
  ],
  asAnother: 'allowed',
  reply: z.strictObject({ items: z.array(RoleSummary), administrator: AdministratorAsRole.nullable() }),
})

export const listScopes = contract({
  id: 'roles.scopes',
  method: 'GET',
  path: '/roles/scopes',
  summary: 'What a role can give: scopes, actions and the levels each takes',
  access: ['roles.read', 'roles.create', 'roles.edit'],
  asAnother: 'allowed',
  reply: ScopeCatalogue,
})

export const getRole = contract({
  id: 'roles.get',
  method: 'GET',
  path: '/roles/:role',
  summary: 'Show one role with all that it gives',
  access: 'roles.read',
  asAnother: 'allowed',
  params: Role,
  reply: RoleDetail,
})

export const createRole = contract({
  id: 'roles.create',
  method: 'POST',
  path: '/roles',
  summary: 'Create a role, empty or as a copy',
  access: 'roles.create',
  stepUp: true,
  idempotent: true,
  body: NewRole,
  reply: RoleDetail,
  failures: [RoleNameTaken, MayNotGrant],
  leaves: 'role.created',
})

export const editRole = contract({
  id: 'roles.edit',
  method: 'PATCH',
  path: '/roles/:role',
  summary: 'Change a role; fields left out stay, permissions are the whole set',
  access: 'roles.edit',
  stepUp: true,
  versioned: true,
  params: Role,
  body: RoleChanges,
  reply: RoleDetail,
  failures: [RoleNameTaken, RoleReadOnly, RoleInUse, MayNotGrant, LastHolder],
  leaves: 'role.edited',
})

export const deleteRole = contract({
  id: 'roles.delete',
  method: 'DELETE',
  path: '/roles/:role',
  summary: 'Delete a role that nobody holds and no team gives',
  access: 'roles.delete',
  stepUp: true,
  versioned: true,
  params: Role,
  reply: null,
  failures: [RoleReadOnly, RoleInUse, MayNotGrant],
  leaves: 'role.deleted',
})

export const previewRole = contract({
  id: 'roles.preview',
  method: 'POST',
  path: '/roles/:role/preview',
  summary: 'How many people would gain or lose what; changes nothing',
  access: 'roles.edit',
  asAnother: 'allowed',
  params: Role,
  body: z.strictObject({
    permissions: z.array(PermissionIn).max(2000),
    fields: z.array(RoleField).max(2000).optional(),
  }),
  reply: RolePreview,
  leaves: null,
})

export const listHolders = contract({
  id: 'roles.holders',
  method: 'GET',
  path: '/roles/:role/holders',
  summary: 'Who holds a role, directly or by team, as far as the caller may see them',
  access: 'roles.read',
  asAnother: 'allowed',
  params: Role,
  query: z.strictObject(pageQuery),
  reply: pageOf(Holder),
})

export const listUserRoles = contract({
  id: 'roles.ofUser',
  method: 'GET',
  path: '/users/:user/roles',
  summary: 'Roles of a user: given directly, by team, and the one everybody has',
  access: 'signed-in',
  tokens: onAnyUser('read'),
  asAnother: 'allowed',
  params: User,
  reply: z.strictObject({ items: z.array(UserRole), can: z.strictObject({ grant: z.boolean() }) }),
})

export const grantUserRole = contract({
  id: 'roles.grant',
  method: 'PUT',
  path: '/users/:user/roles/:role',
  summary: 'Give a role, or change from when until when it holds',
  access: onAnyUser('grant'),
  tokens: true,
  stepUp: true,
  params: RoleOfUser,
  body: GrantBounds.extend({
    instead: Id.optional().describe('This role, held directly, is taken in the same change'),
  }),
  reply: UserRole,
  failures: [AlreadyHeld, NotHeld, RoleNeeded, TooManyRoles, MayNotGrant, NoAuthority, LastHolder],
  leaves: 'role.granted',
})

export const revokeUserRole = contract({
  id: 'roles.revoke',
  method: 'DELETE',
  path: '/users/:user/roles/:role',
  summary: 'Take a role away',
  access: onAnyUser('grant'),
  tokens: true,
  stepUp: true,
  params: RoleOfUser,
  reply: null,
  failures: [NotHeld, RoleNeeded, LastHolder, MayNotGrant, NoAuthority],
  leaves: 'role.revoked',
})

/** What a change of teams, memberships, portals, roles, assignments or whom people stand for, or somebody new, would do, before it is made. */
import { z } from 'zod'
import { MayNotGrant, NoAuthority } from '../access/failures.ts'
import { onAnyUser } from '../access/manifest.ts'
import { contract } from '../platform/contract.ts'
import { ContactTaken } from '../portals/contract.ts'
import { AlreadyHeld, TooManyRoles } from '../roles/contract.ts'
import { AlreadyMember, TeamCycle, TeamInUse } from '../teams/contract.ts'
import { IsDeleted } from '../users/contract.ts'
import { AccessPreview, Change } from './shapes.ts'

export const previewAccess = contract({
  id: 'access.preview',
  method: 'POST',
  path: '/access/preview',
  summary: 'Who would gain or lose what by a change; changes nothing',
  description:
    'In numbers of all people concerned, and by name the first of those whom the caller may see. Needs the rights that the change itself needs.',
  access: [
    ...(['teams.edit', 'teams.delete', 'teams.members', 'portals.edit', 'portals.delete'] as const),
    ...onAnyUser('grant'),
    ...onAnyUser('create'),
  ],
  asAnother: 'allowed',
  body: z.strictObject({ change: Change }),
  reply: AccessPreview,
  failures: [
    MayNotGrant,
    NoAuthority,
    AlreadyHeld,
    AlreadyMember,
    ContactTaken,
    IsDeleted,
    TeamCycle,
    TeamInUse,
    TooManyRoles,
  ],
  leaves: null,
})

/** Every request about teams: the tree, its teams, the roles they give, who belongs to them. */
import { z } from 'zod'
import { MayNotGrant } from '../access/failures.ts'
import { onAnyUser } from '../access/manifest.ts'
import { contract, failure } from '../platform/contract.ts'
import { Id, line, pageOf, pageQuery, Ref } from '../platform/schema.ts'
import { LastHolder, RoleNeeded } from '../roles/contract.ts'
import { Member, MembershipIn, NewTeam, TeamChanges, TeamDetail, TeamNode, UserTeam } from './shapes.ts'

export const AlreadyMember = failure('already-member', 409, 'This user belongs to the team already.')
export const NotMember = failure('not-member', 409, 'This user does not belong to the team.')
export const TeamNameTaken = failure('team-name-taken', 409, 'Another team in the same place has this name.')
export const TeamExternalIdTaken = failure('team-external-id-taken', 409, 'Another team has this external id.')
export const TeamCycle = failure('team-cycle', 409, 'A team cannot lie below itself.')
export const TeamInUse = failure('team-in-use', 409, 'This team still has members or teams below.')
export const RoleGivenAlready = failure('role-given-already', 409, 'The team gives this role already.')
export const RoleNotGiven = failure('role-not-given', 409, 'The team does not give this role.')

const Team = z.strictObject({ team: Ref })
const TeamRole = z.strictObject({ team: Ref, role: Id })
const TeamMember = z.strictObject({ team: Ref, user: Ref })
const flag = z.enum(['true', 'false']).default('false')

export const listTeams = contract({
  id: 'teams.list',
  method: 'GET',
  path: '/teams',
  summary: 'The whole tree that the caller may see, sorted by name',
  access: 'teams.read',
  asAnother: 'allowed',
  reply: z.strictObject({ items: z.array(TeamNode) }),
})

export const getTeam = contract({
  id: 'teams.get',
  method: 'GET',
  path: '/teams/:team',
  summary: 'Show one team',
  access: 'teams.read',
  asAnother: 'allowed',
  params: Team,
  reply: TeamDetail,
})

export const createTeam = contract({
  id: 'teams.create',
  method: 'POST',
  path: '/teams',
  summary: 'Create a team, at the top or below another',
  access: 'teams.create',
  asAnother: 'allowed',
  idempotent: true,
  body: NewTeam,
  reply: TeamDetail,
  failures: [TeamNameTaken, TeamExternalIdTaken],
  leaves: 'team.created',
})

export const editTeam = contract({
  id: 'teams.edit',
  method: 'PATCH',
  path: '/teams/:team',
  summary: 'Change a team; fields left out stay',
  access: 'teams.edit',
  asAnother: 'allowed',
  versioned: true,
  params: Team,
  body: TeamChanges,
  reply: TeamDetail,
  failures: [TeamNameTaken, TeamExternalIdTaken],
  leaves: 'team.edited',
})

export const moveTeam = contract({
  id: 'teams.move',
  method: 'PUT',
  path: '/teams/:team/parent',
  summary: 'Move a team, with all below, to another place in the tree',
  access: 'teams.edit',
  versioned: true,
  params: Team,
  body: z.strictObject({ parentId: Ref.nullable() }),
  reply: TeamDetail,
  failures: [TeamNameTaken, TeamCycle],
  leaves: 'team.moved',
})

export const deleteTeam = contract({
  id: 'teams.delete',
  method: 'DELETE',
  path: '/teams/:team',
  summary: 'Delete a team; where it has members, say where they go',
  access: 'teams.delete',
  versioned: true,
  params: Team,
  query: z.strictObject({ moveMembersTo: Ref.optional().describe('Members go there, with position and bounds') }),
  reply: null,
  failures: [TeamInUse, MayNotGrant, RoleNeeded, LastHolder],
  leaves: 'team.deleted',
})

export const giveTeamRole = contract({
  id: 'teams.giveRole',
  method: 'PUT',
  path: '/teams/:team/roles/:role',
  summary: 'Let a team give a role to its members, or to those with one position',
  access: 'teams.edit',
  stepUp: true,
  params: TeamRole,
  query: z.strictObject({ position: line(100).default('') }),
  reply: TeamDetail,
  failures: [RoleGivenAlready, MayNotGrant],
  leaves: 'team.role-given',
})

export const takeTeamRole = contract({
  id: 'teams.takeRole',
  method: 'DELETE',
  path: '/teams/:team/roles/:role',
  summary: 'Let a team give a role no more',
  access: 'teams.edit',
  stepUp: true,
  params: TeamRole,
  query: z.strictObject({ position: line(100).default('') }),
  reply: TeamDetail,
  failures: [RoleNotGiven, MayNotGrant, RoleNeeded, LastHolder],
  leaves: 'team.role-taken',
})

export const listMembers = contract({
  id: 'teams.members',
  method: 'GET',
  path: '/teams/:team/members',
  summary: 'Who belongs to a team, in its order; with `below` everybody once, by name',
  access: 'teams.read',
  asAnother: 'allowed',
  params: Team,
  query: z.strictObject({ ...pageQuery, below: flag.describe('Also the members of the teams below') }),
  reply: pageOf(Member),
})

export const addTeamMember = contract({
  id: 'teams.addMember',
  method: 'PUT',
  path: '/teams/:team/members/:user',
  summary: 'Put a user into a team',
  access: 'teams.members',
  params: TeamMember,
  body: MembershipIn,
  reply: Member,
  failures: [AlreadyMember, MayNotGrant],
  leaves: 'member.added',
})

export const changeTeamMember = contract({
  id: 'teams.changeMember',
  method: 'PATCH',
  path: '/teams/:team/members/:user',
  summary: 'Change position, order or bounds of a membership; fields left out stay',
  access: 'teams.members',
  params: TeamMember,
  body: MembershipIn,
  reply: Member,
  failures: [NotMember, MayNotGrant, RoleNeeded, LastHolder],
  leaves: 'member.changed',
})

export const removeTeamMember = contract({
  id: 'teams.removeMember',
  method: 'DELETE',
  path: '/teams/:team/members/:user',
  summary: 'Take a user out of a team',
  access: 'teams.members',
  params: TeamMember,
  reply: null,
  failures: [NotMember, MayNotGrant, RoleNeeded, LastHolder],
  leaves: 'member.removed',
})

export const listUserTeams = contract({
  id: 'teams.ofUser',
  method: 'GET',
  path: '/users/:user/teams',
  summary: 'Teams of a user',
  access: 'signed-in',
  tokens: onAnyUser('read'),
  asAnother: 'allowed',
  params: z.strictObject({ user: Ref }),
  reply: z.strictObject({ items: z.array(UserTeam) }),
})

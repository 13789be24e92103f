/**
 * Teams: groups of users in a tree; members have a position and an order and get the team's roles.
 * Promises: no cycles; names unique among siblings; who adds a member could give what membership gives.
 */
export { addMembers, type Joining, joining } from './add-many.ts'
export { TeamCycle, TeamInUse } from './contract.ts'
export { assertNoneBelow, judgeDeletion } from './delete.ts'
export { changeTeam } from './edit.ts'
export { judgeGift, judgeTaking } from './give.ts'
export { addMember, changeMember, type Membership } from './members.ts'
export { judgeMove, relocate } from './move.ts'
export { pathsOf } from './path.ts'
export { readPositions, spelt } from './positions.ts'
export { reviveTeam } from './revive.ts'
export { teamRoutes } from './routes.ts'
export { MembershipIn, TeamChanges } from './shapes.ts'
export { startMemberships } from './start.ts'
export { canOn, getTeam, lockTree, siblingKey } from './team.ts'

/**
 * Teams: groups of users in a tree; members have a position and an order and get the team's roles.
 * Promises: no cycles; names unique among siblings; who adds a member could give what membership gives.
 */
export { addMember, type Membership, removeMember } from './members.ts'
export { teamRoutes } from './routes.ts'

import { grantUserRole } from '../../../../server/roles/contract.ts'
import { addTeamMember } from '../../../../server/teams/contract.ts'
import { reactivateUser, suspendUser } from '../../../../server/users/contract.ts'
import { unlockUser } from '../../../../server/users/locks/contract.ts'
import { call } from '../../api/call.ts'
import type { AccessChange } from '../../ui/impact/useImpact.ts'
import type { UserRow } from '../types.ts'
import { type Assignment, assign, fieldsOf } from './assign.ts'

export type BulkKind = 'suspend' | 'reactivate' | 'unlock' | 'role' | 'team' | 'assign'

/** What was answered in the dialog. */
export interface BulkAnswer {
  readonly reason: string
  /** The role or the team. */
  readonly target: string
  readonly assignment: Assignment | undefined
}

/** The single call that does it for one person; what was sent, by which it can be undone. */
export const DO: Readonly<Record<BulkKind, (user: UserRow, answer: BulkAnswer) => Promise<object | undefined>>> = {
  suspend: ({ id: user }, { reason }) =>
    sent((given) => call(suspendUser, given), { params: { user }, body: { reason } }),
  unlock: ({ id: user }) => sent((given) => call(unlockUser, given), { params: { user } }),
  reactivate: ({ id: user }) => sent((given) => call(reactivateUser, given), { params: { user } }),
  role: ({ id: user }, { target: role }) =>
    sent((given) => call(grantUserRole, given), { params: { user, role }, body: {} }),
  team: ({ id: user }, { target: team }) =>
    sent((given) => call(addTeamMember, given), { params: { user, team }, body: {} }),
  assign: (user, { assignment }) => (assignment ? assign(user, assignment) : Promise.resolve(undefined)),
}

async function sent<G extends object>(ask: (given: G) => Promise<unknown>, given: G): Promise<G> {
  await ask(given)
  return given
}

/** Whether the dialog asks for a role or a team. */
export const isTargeted = (kind: BulkKind): kind is 'role' | 'team' => kind === 'role' || kind === 'team'

/** What giving a role, a team or records to these people would change; undefined as long as none is chosen. */
export function impactOf(
  kind: BulkKind,
  users: readonly { readonly id: string }[],
  { target, assignment }: Pick<BulkAnswer, 'target' | 'assignment'>,
): AccessChange | undefined {
  const people = users.map(({ id }) => id)
  if (people.length === 0) return undefined
  if (kind === 'assign') return assignment && { kind: 'assignments-of-many', people, fields: fieldsOf(assignment) }
  if (target === '') return undefined
  return kind === 'role'
    ? { kind: 'roles', people, role: target, become: {} }
    : { kind: 'members', team: target, people, become: {} }
}

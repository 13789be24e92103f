import { grantUserRole } from '../../../../server/roles/contract.ts'
import { addTeamMember } from '../../../../server/teams/contract.ts'
import { reactivateUser, suspendUser } from '../../../../server/users/contract.ts'
import { unlockUser } from '../../../../server/users/locks/contract.ts'
import { call } from '../../api/call.ts'
import type { AccessChange } from '../../ui/impact/useImpact.ts'

export type BulkKind = 'suspend' | 'reactivate' | 'unlock' | 'role' | 'team'

/** What was answered in the dialog. */
export interface BulkAnswer {
  readonly reason: string
  /** The role or the team. */
  readonly target: string
}

/** The single call that does it for one person. */
export const DO: Readonly<Record<BulkKind, (user: string, answer: BulkAnswer) => Promise<unknown>>> = {
  suspend: (user, { reason }) => call(suspendUser, { params: { user }, body: { reason } }),
  unlock: (user) => call(unlockUser, { params: { user } }),
  reactivate: (user) => call(reactivateUser, { params: { user } }),
  role: (user, { target }) => call(grantUserRole, { params: { user, role: target }, body: {} }),
  team: (user, { target }) => call(addTeamMember, { params: { user, team: target }, body: {} }),
}

/** Whether the dialog asks for a role or a team. */
export const isTargeted = (kind: BulkKind): kind is 'role' | 'team' => kind === 'role' || kind === 'team'

/** What giving a role or a team to these people would change; undefined as long as none is chosen. */
export function impactOf(
  kind: 'role' | 'team',
  users: readonly { readonly id: string }[],
  target: string,
): AccessChange | undefined {
  if (target === '' || users.length === 0) return undefined
  const people = users.map(({ id }) => id)
  return kind === 'role'
    ? { kind: 'roles', people, role: target, become: {} }
    : { kind: 'members', team: target, people, become: {} }
}

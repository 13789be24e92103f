import type { ReplyOf } from '../../../../server/platform/contract.ts'
import type { listMembers } from '../../../../server/teams/contract.ts'

export type Member = ReplyOf<typeof listMembers>['items'][number]

/** What a change of members alters elsewhere: people show their teams and roles, roles count their holders. */
export const ALTERED = ['users', 'roles']

import type { ReplyOf } from '../../../server/platform/contract.ts'
import type { getRole, listRoles, listScopes } from '../../../server/roles/contract.ts'

export type RoleSummary = ReplyOf<typeof listRoles>['items'][number]
export type Role = ReplyOf<typeof getRole>
export type Catalogue = ReplyOf<typeof listScopes>
export type Scope = Catalogue['scopes'][number]
export type ScopeAction = Scope['actions'][number]
export type GivingLevel = ScopeAction['levels'][number]

/** What a change of a role alters elsewhere. */
export const ALTERED = ['users', 'teams', 'me']

import type { ReplyOf } from '../../../server/platform/contract.ts'
import type { getRole, listRoles, listScopes } from '../../../server/roles/contract.ts'

export type RoleSummary = ReplyOf<typeof listRoles>['items'][number]
export type Role = ReplyOf<typeof getRole>
export type Catalogue = ReplyOf<typeof listScopes>
export type Scope = Catalogue['scopes'][number]
export type ScopeAction = Scope['actions'][number]
export type GivingLevel = ScopeAction['levels'][number]

/** Applications first: Roster itself is administered by few. */
export function appsFirst<T>(list: readonly T[], moduleOf: (one: T) => string): readonly T[] {
  const isOwn = (one: T) => moduleOf(one) === 'roster'
  return [...list.filter((one) => !isOwn(one)), ...list.filter(isOwn)]
}

/** What a change of a role alters elsewhere. */
export const ALTERED = ['users', 'teams', 'me']

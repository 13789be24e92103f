import type { getImport, planImport } from '../../../server/imports/contract.ts'
import type { CallOf, ReplyOf } from '../../../server/platform/contract.ts'

export type Import = ReplyOf<typeof getImport>
export type Kind = Import['kind']
export type State = Import['state']
export type Options = Import['options']

/** What one column means, as the server takes it. */
export type Meaning = CallOf<typeof planImport>['body']['mapping'][number]
export type Target = Meaning['target']

/** What an import alters elsewhere. */
export const ALTERED: Readonly<Record<Kind, readonly string[]>> = {
  users: ['users', 'roles', 'profileFields'],
  teams: ['teams'],
  memberships: ['teams', 'users', 'roles'],
}

/** Where its results are seen. */
export const LISTS: Readonly<Record<Kind, string>> = { users: '/users', teams: '/teams', memberships: '/teams' }

export const isAtWork = (state: State): boolean => state === 'checking' || state === 'running'
export const hrefOfImport = (id: string): string => `/imports/${id}`

/** The words for where an import stands; one that was undone is not *imported* any more. */
export const stateOf = ({ state, undone }: Import): string =>
  undone === null ? `state.${state}` : `state.${undone === 'whole' ? 'undone' : 'undonePart'}`

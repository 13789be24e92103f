import type { ReplyOf } from '../../../server/platform/contract.ts'
import type { getUser, listUsers } from '../../../server/users/contract.ts'

/** A person as lists show them. */
export type UserRow = ReplyOf<typeof listUsers>['items'][number]

/** A person with everything their page shows; a row as well. */
export type UserDetail = ReplyOf<typeof getUser>

export const USER_TYPES = ['admin', 'regular', 'portal', 'api'] as const
export type UserType = (typeof USER_TYPES)[number]

/** Of the second factor. */
export const FACTOR_STANDINGS = ['set-up', 'missing', 'none'] as const

export const STATUSES = ['active', 'invited', 'locked', 'scheduled', 'suspended', 'expired', 'deleted'] as const

export const hrefOfUser = (user: { readonly id: string }, tab = ''): string =>
  `/users/${user.id}${tab ? `/${tab}` : ''}`

/** How a sentence calls somebody: *Elena* where that is known. */
export function callNameOf(user: UserRow | UserDetail): string {
  return ('givenName' in user && user.givenName) || user.name
}

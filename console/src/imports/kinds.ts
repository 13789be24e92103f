import { IconSitemap, IconUsers, IconUsersGroup } from '@tabler/icons-react'
import type { Icon } from '../ui/icons.ts'
import type { ImportKind } from './types.ts'

/** What can be brought in, in the order in which one does it. */
export const kinds: readonly ImportKind[] = ['users', 'teams', 'memberships']

export const kindIcons: Record<ImportKind, Icon> = {
  users: IconUsers,
  teams: IconSitemap,
  memberships: IconUsersGroup,
}

/** The list in which the imported rows are seen. */
export const listOf: Record<ImportKind, string> = { users: '/users', teams: '/teams', memberships: '/teams' }

export const asKind = (text: string | null): ImportKind => kinds.find((kind) => kind === text) ?? 'users'

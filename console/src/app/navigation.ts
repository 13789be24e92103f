import {
  IconApps,
  IconDoor,
  IconForms,
  IconHistory,
  IconKey,
  IconListDetails,
  IconLogin2,
  IconMailCog,
  IconMailForward,
  IconSettings,
  IconShieldCheck,
  IconSitemap,
  IconUser,
  IconUsers,
} from '@tabler/icons-react'

import type { Viewer } from '../api/viewer.ts'
import type { Icon } from '../ui/icons.ts'

export interface Place {
  /** Names it: `pages.<id>` in the words of the shell. */
  readonly id: string
  readonly href: string
  readonly icon: Icon
  /** The permission that shows it; without one everybody sees it. */
  readonly needs?: string
  /** Its number tells of trouble: shown only where there is some. */
  readonly isAlarm?: boolean
  /** The second key after `g`. */
  readonly key?: string
}

export interface PlaceGroup {
  readonly id: 'people' | 'access' | 'traces' | 'start'
  readonly places: readonly Place[]
}

/** The pages of the console in the order of the sidebar. A new feature adds its line here. */
const groups: readonly PlaceGroup[] = [
  {
    id: 'people',
    places: [
      { id: 'users', href: '/users', icon: IconUsers, needs: 'users.read', key: 'u' },
      { id: 'teams', href: '/teams', icon: IconSitemap, needs: 'teams.read', key: 't' },
      { id: 'portals', href: '/portals', icon: IconDoor, needs: 'portals.read', key: 'p' },
    ],
  },
  {
    id: 'access',
    places: [
      { id: 'roles', href: '/roles', icon: IconShieldCheck, needs: 'roles.read', key: 'r' },
      { id: 'modules', href: '/modules', icon: IconApps, needs: 'modules.read', key: 'o' },
      { id: 'directories', href: '/directories', icon: IconListDetails, needs: 'directories.read', key: 'd' },
    ],
  },
  {
    id: 'traces',
    places: [
      { id: 'audit', href: '/audit', icon: IconHistory, needs: 'audit.read', key: 'a' },
      { id: 'outbox', href: '/outbox', icon: IconMailForward, needs: 'outbox.read', key: 'm', isAlarm: true },
      { id: 'signIns', href: '/sign-ins', icon: IconLogin2, needs: 'sign-in-log.read', key: 'l' },
    ],
  },
]

/** How this Roster works: at the foot of the sidebar, apart from the daily pages. */
const footPlaces: readonly Place[] = [
  { id: 'tokens', href: '/tokens', icon: IconKey, needs: 'api-users.tokens', key: 'k' },
  { id: 'profileFields', href: '/profile-fields', icon: IconForms, needs: 'profile-fields.edit' },
  { id: 'templates', href: '/templates', icon: IconMailCog, needs: 'templates.read' },
  { id: 'settings', href: '/settings', icon: IconSettings, needs: 'settings.read', key: 's' },
]

/** One's own account: for everybody, at the end. */
export const accountPlace: Place = { id: 'account', href: '/account', icon: IconUser }

/** What this viewer may see; empty groups are gone. */
export function placesFor(viewer: Viewer): readonly PlaceGroup[] {
  return groups
    .map((group) => ({ ...group, places: group.places.filter(({ needs }) => !needs || viewer.can[needs]) }))
    .filter((group) => group.places.length > 0)
}

/** What stands at the foot, as far as this viewer may see it. */
export function footPlacesFor(viewer: Viewer): readonly Place[] {
  return footPlaces.filter(({ needs }) => !needs || viewer.can[needs])
}

/** Every page this viewer may open from the navigation. */
export function allPlacesFor(viewer: Viewer): readonly Place[] {
  return [...placesFor(viewer).flatMap((group) => group.places), ...footPlacesFor(viewer)]
}

/** Where the console starts for this viewer. */
export function startOf(viewer: Viewer): string {
  return allPlacesFor(viewer)[0]?.href ?? accountPlace.href
}

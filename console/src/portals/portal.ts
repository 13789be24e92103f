import type { ReplyOf } from '../../../server/platform/contract.ts'
import type { getPortal, listPortalPeople, listPortals } from '../../../server/portals/contract.ts'

export type PortalSummary = ReplyOf<typeof listPortals>['items'][number]
export type Portal = ReplyOf<typeof getPortal>
export type PortalPerson = ReplyOf<typeof listPortalPeople>['items'][number]
export type PortalTab = 'details' | 'people' | 'roles'

/** What a change of a portal alters elsewhere. */
export const ALTERED = ['portals', 'users', 'roles', 'access']

/** The page of a portal, at one of its tabs. */
export function hrefOfPortal(id: string, tab: PortalTab = 'details'): string {
  return tab === 'details' ? `/portals/${id}` : `/portals/${id}/${tab}`
}

/** `Help desk` → `help-desk`, as long as nobody typed a key. */
export function keyFrom(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 40)
    .replace(/-+$/, '')
}

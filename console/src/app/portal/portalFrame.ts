import type { Page } from '../pages.ts'
import type { Frame } from '../router.tsx'
import { PortalRoot } from './PortalRoot.tsx'
import { PortalSignedIn } from './PortalSignedIn.tsx'

/** What of the console's pages stands at a portal: the ways in, and one's own account. */
const HERE = [
  '/sign-in',
  '/sign-in/factor',
  '/forgot',
  '/activate',
  '/reset',
  '/confirm-email',
  '/new-password',
  '/account/{-$tab}',
]

export function portalPages(pages: readonly Page[]): readonly Page[] {
  return pages.filter(({ path }) => HERE.includes(path))
}

export const portalFrame: Frame = { root: PortalRoot, signedIn: PortalSignedIn, startOf: () => '/account' }

import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { SignedOut } from '../../../server/platform/failures.ts'
import { isProblem } from '../api/problem.ts'
import { getViewer, signInAddress } from '../api/session.ts'
import type { Viewer } from '../api/viewer.ts'
import { loadWords, speak } from '../ui/language.ts'
import { MissingPart } from '../ui/missing/missing.ts'
import { keepZone } from '../ui/zone.ts'
import { NotFoundPage } from './NotFoundPage.tsx'
import { PageProblem } from './PageProblem.tsx'
import type { Page } from './pages.ts'
import { parseSearch, stringifySearch } from './search.ts'

/** What stands around pages: around all of them, and around those for whoever is signed in. */
export interface Frame {
  readonly root: () => ReactNode
  readonly signedIn: () => ReactNode
  readonly startOf: (viewer: Viewer) => string
}

/** Puts pages into the frame (or beside it), each with its own code and words. */
export function makeRouter(pages: readonly Page[], { root: Root, signedIn, startOf }: Frame, history: RouterHistory) {
  const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage, errorComponent: PageProblem })
  const frame = createRoute({
    id: 'frame',
    getParentRoute: () => root,
    beforeLoad: async ({ location }) => ({ viewer: await viewerOrSignIn(location.href) }),
    component: signedIn,
    errorComponent: PageProblem,
  })
  const start = createRoute({
    path: '/',
    getParentRoute: () => frame,
    beforeLoad: ({ context }) => {
      throw redirect({ to: startOf(context.viewer), replace: true })
    },
  })
  const inFrame = pages
    .filter(({ isDoor }) => !isDoor)
    .map((page) => createRoute({ ...optionsOf(page), getParentRoute: () => frame }))
  const beside = pages
    .filter(({ isDoor }) => isDoor)
    .map((page) => createRoute({ ...optionsOf(page), getParentRoute: () => root }))
  return createRouter({
    routeTree: root.addChildren([frame.addChildren([start, ...inFrame]), ...beside]),
    defaultPreload: false,
    scrollRestoration: true,
    parseSearch,
    stringifySearch,
    history,
  })
}

function optionsOf({ path, title, words, load }: Page) {
  return {
    path,
    staticData: { title },
    component: lazyRouteComponent(async () => ({ default: await load().catch(sayMissing) })),
    loader: () => loadWords(...words),
    errorComponent: PageProblem,
  }
}

/** Not as the browser says it: the router would load the page anew by itself. */
function sayMissing(): never {
  throw new MissingPart()
}

async function viewerOrSignIn(here: string) {
  try {
    const viewer = await getViewer()
    await speak(viewer.language)
    keepZone(viewer.timeZone)
    if (viewer.mustChangePassword)
      throw redirect({ href: `/new-password?next=${encodeURIComponent(here)}`, replace: true })
    return viewer
  } catch (problem) {
    if (isProblem(problem, SignedOut.code)) throw redirect({ href: signInAddress(here), replace: true })
    throw problem
  }
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    title?: string
  }
}

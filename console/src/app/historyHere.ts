import { createBrowserHistory, type RouterHistory } from '@tanstack/react-router'
import { doorPath } from '../api/place.ts'

/** The browser's history as the pages of this door see it: below a portal's path as if that were the root. */
export function historyHere(): RouterHistory {
  const base = doorPath()
  if (base === '') return createBrowserHistory()
  return createBrowserHistory({
    createHref: (href) => `${base}${href}`,
    parseLocation: () => locationBelow(base),
  })
}

function locationBelow(base: string) {
  const { pathname, search, hash } = window.location
  const path = pathname.slice(base.length) || '/'
  // The router keeps its own marks there; none stand there at the first page.
  const state = (window.history.state ?? { __TSR_index: 0 }) as RouterHistory['location']['state']
  return { href: `${path}${search}${hash}`, pathname: path, search, hash, state }
}

/** Before which door this page stands: the console's, or a portal's, below its path or at a host name of its own. */

const BELOW = /^\/portal\/[^/]+/

let path = ''

/** Finds out, once, at the start. True at a portal. */
export function findPlace(): boolean {
  path = BELOW.exec(window.location.pathname)?.[0] ?? ''
  return path !== '' || document.querySelector('meta[name="portal"]') !== null
}

/** What stands before every path of this door, of its pages and its API alike; '' at the root of a host name. */
export const doorPath = (): string => path

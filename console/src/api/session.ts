import { getMe } from '../../../server/sessions/contract.ts'
import { forgetCounts } from '../ui/counts.ts'
import { cache, keyOf } from './cache.ts'
import { localPath } from './localPath.ts'
import { doorPath } from './place.ts'
import type { Viewer } from './viewer.ts'

/** How this console learns who is signed in, and ends it. */
export interface SessionDoor {
  readonly read: () => Promise<Viewer>
  readonly end: () => Promise<unknown>
}

const VIEWER_KEY = keyOf(getMe, {})
const VIEWER_FRESH_FOR = 60_000
const SIGN_IN = '/sign-in'

let door: SessionDoor | undefined

/** Says once, at the start, where sessions are kept. */
export function openDoor(opened: SessionDoor): void {
  door = opened
}

/** The viewer, read once per session; throws the problem `signed-out` when nobody is. */
export async function getViewer(): Promise<Viewer> {
  if (!door) throw new Error('openDoor comes first.')
  return cache.ensureQueryData({ queryKey: VIEWER_KEY, queryFn: door.read, staleTime: VIEWER_FRESH_FOR })
}

/** Forgets whatever one person has read before another signs in at the same screen. */
export function forgetEverything(): void {
  cache.clear()
  forgetCounts()
}

/** Ends the session. A full load leaves nothing behind in memory. */
export async function signOut(): Promise<void> {
  await door?.end()
  forgetEverything()
  window.location.assign(`${doorPath()}${SIGN_IN}`)
}

const LEFT = '/log-in-as?left'

/** Leaves whom an administrator is logged in as. */
export async function leaveAnother(): Promise<void> {
  await door?.end()
  forgetEverything()
  window.location.assign(LEFT)
}

/** Where somebody goes whose session has ended: to sign in and come back; who was somebody else has nothing to come back to. */
export function afterSession(here: string): string {
  return cache.getQueryData<Viewer>(VIEWER_KEY)?.loggedInAs ? LEFT : signInAddress(here)
}

/** The sign-in page that comes back here afterwards. */
export function signInAddress(here: string): string {
  return here === '/' ? SIGN_IN : `${SIGN_IN}?next=${encodeURIComponent(here)}`
}

/** Where to go after sign-in: `next` if it is a page of this console, else the start. */
export function afterSignIn(search: URLSearchParams): string {
  const next = localPath(search.get('next'))
  return next && !next.startsWith(SIGN_IN) ? next : '/'
}

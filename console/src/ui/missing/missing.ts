const PATIENCE = 5000 // ms for the answer whether there is a newer console

/** Why a part of the console did not come: the server has another console by now, or the part could not be reached. */
export type Missing = 'updated' | 'unreachable'

/** A part of the console did not come. Whoever meets it goes on without that part; the notice says the rest. */
export class MissingPart extends Error {}

const listeners = new Set<() => void>()
let known: Missing | undefined
let isAsking = false

/** Notices every file of the console that is asked for and does not come. Nothing is loaded anew by itself. */
export function watchMissing(): void {
  window.addEventListener('vite:preloadError', () => void tellMissing())
}

/** Finds out why something is missing, and says so. */
export async function tellMissing(): Promise<void> {
  if (isAsking) return
  isAsking = true
  put((await isUpdated()) ? 'updated' : 'unreachable')
  isAsking = false
}

export const currentMissing = (): Missing | undefined => known
export const dismissMissing = (): void => put(undefined)

export function subscribeMissing(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function put(next: Missing | undefined): void {
  known = next
  for (const listener of listeners) listener()
}

/**
 * The address of the first script holds a digest of the whole console; each build has its own. A page without any such
 * address is somebody else's: a network that asks to sign in, a proxy that says it is busy.
 */
async function isUpdated(): Promise<boolean> {
  try {
    const answer = await fetch(location.pathname, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) })
    const ours = document.querySelector('script[type="module"][src]')?.getAttribute('src')
    if (!answer.ok || !ours) return false
    const page = await answer.text()
    return page.includes(`src="${ours.slice(0, ours.lastIndexOf('/') + 1)}`) && !page.includes(`src="${ours}"`)
  } catch {
    return false
  }
}

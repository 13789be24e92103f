import { useEffect, useSyncExternalStore } from 'react'

let counts: Readonly<Record<string, number>> = {}
const listeners = new Set<() => void>()

/** Says how many stand behind a line of the sidebar, as long as the page that has read it is open: later it may be wrong. */
export function useToldCount(place: string, count: number | null | undefined): void {
  useEffect(() => {
    tell(place, count ?? undefined)
    return () => tell(place, undefined)
  }, [place, count])
}

function tell(place: string, count: number | undefined): void {
  const { [place]: known, ...others } = counts
  if (known === count) return
  counts = count === undefined ? others : { ...others, [place]: count }
  for (const listener of listeners) listener()
}

/** Forgets all of them, when somebody else signs in. */
export function forgetCounts(): void {
  counts = {}
  for (const listener of listeners) listener()
}

export function useNavigationCount(place: string): number | undefined {
  return useSyncExternalStore(subscribe, () => counts[place])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

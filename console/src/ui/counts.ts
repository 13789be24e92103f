import { useSyncExternalStore } from 'react'

let counts: Readonly<Record<string, number>> = {}
const listeners = new Set<() => void>()

/** Says how many stand behind a line of the sidebar; pages tell what they have read anyway. */
export function tellCount(place: string, count: number | null | undefined): void {
  if (count === null || count === undefined || counts[place] === count) return
  counts = { ...counts, [place]: count }
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

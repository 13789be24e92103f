import { useSyncExternalStore } from 'react'

let isLost = false
const listeners = new Set<() => void>()

/** Says whether what others change comes late. */
export function tellLost(lost: boolean): void {
  if (lost === isLost) return
  isLost = lost
  for (const listener of listeners) listener()
}

export function useIsLost(): boolean {
  return useSyncExternalStore(subscribe, () => isLost)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export interface Toast {
  readonly id: number
  /** What happened, in the past tense: *Elena is suspended. 2 sessions ended.* */
  readonly text: string
  readonly undo?: (() => void) | undefined
}

type Listener = () => void

const listeners = new Set<Listener>()
let current: Toast | undefined
let count = 0

/** Says what happened; one at a time, the newest wins. */
export function toast(text: string, undo?: () => void): void {
  count += 1
  put({ id: count, text, undo })
}

export const dismissToast = (): void => put(undefined)
export const currentToast = (): Toast | undefined => current

export function subscribeToasts(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function put(next: Toast | undefined): void {
  current = next
  for (const listener of listeners) listener()
}

import { useCallback, useMemo, useRef, useState } from 'react'

export interface Selection {
  readonly keys: ReadonlySet<string>
  readonly has: (key: string) => boolean
  readonly toggle: (key: string) => void
  /** Ticks everything from the last ticked row to this one, in the order shown. */
  readonly toggleTo: (key: string, shown: readonly string[]) => void
  readonly set: (keys: readonly string[], on: boolean) => void
  readonly clear: () => void
}

/** The ticked rows. They stay ticked while pages and filters change; clear it where that is not meant. */
export function useSelection(): Selection {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const anchor = useRef<string>(undefined)
  const set = useCallback((changed: readonly string[], on: boolean) => {
    setKeys((before) =>
      on ? new Set([...before, ...changed]) : new Set([...before].filter((key) => !changed.includes(key))),
    )
  }, [])
  const toggle = useCallback((key: string) => {
    anchor.current = key
    setKeys((before) =>
      before.has(key) ? new Set([...before].filter((one) => one !== key)) : new Set([...before, key]),
    )
  }, [])
  const toggleTo = useCallback(
    (key: string, shown: readonly string[]) => set(between(shown, anchor.current ?? key, key), true),
    [set],
  )
  const clear = useCallback(() => setKeys(new Set()), [])
  return useMemo(
    () => ({ keys, has: (key) => keys.has(key), toggle, toggleTo, set, clear }),
    [keys, toggle, toggleTo, set, clear],
  )
}

function between(shown: readonly string[], from: string, to: string): readonly string[] {
  const [first = 0, last = 0] = [shown.indexOf(from), shown.indexOf(to)].sort((a, b) => a - b)
  return first < 0 ? [to] : shown.slice(first, last + 1)
}

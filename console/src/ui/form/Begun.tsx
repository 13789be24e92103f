import { createContext, Fragment, type ReactNode, use, useEffect, useState } from 'react'

/** Says whether anything is typed that is not saved. */
type Hold = (isDirty: boolean) => void

const HoldContext = createContext<Hold | undefined>(undefined)

interface Props<T> {
  /** What is read of it now; others may save a newer version at any time. */
  readonly read: T
  /** The form of what it began with. */
  readonly children: (begun: T) => ReactNode
}

/** Begins the form below anew with what others saved, but never under somebody's hands: what is typed stays until it is saved. */
export function Begun<T extends { readonly version: number }>({ read, children }: Props<T>) {
  const [begun, setBegun] = useState(read)
  const [isHeld, hold] = useState(false)
  if (!isHeld && begun !== read) setBegun(read)
  const shown = isHeld ? begun : read
  return (
    <HoldContext value={hold}>
      <Fragment key={shown.version}>{children(shown)}</Fragment>
    </HoldContext>
  )
}

/** Holds what the form began with, as long as something is typed. */
export function useHold(isDirty: boolean): void {
  const hold = use(HoldContext)
  useEffect(() => hold?.(isDirty), [hold, isDirty])
}

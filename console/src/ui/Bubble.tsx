import type { ReactElement, ReactNode } from 'react'
import { later } from './missing/later.tsx'
import { OnFirstUse } from './OnFirstUse.tsx'

const BubbleLayer = later(() => import('./BubbleLayer.tsx'))

interface Props {
  /** Names what opens. */
  readonly label: string
  /** The button itself; it must pass on the props and the ref it is given. */
  readonly target: ReactElement
  readonly children: ReactNode
  readonly startOpen?: boolean
  /** Told when it has opened and when it has closed. */
  readonly onChange?: ((isOpen: boolean) => void) | undefined
}

/** Something small that opens at a button: a filter's choices, the rest of a list. */
export function Bubble({ label, target, children, startOpen = false, onChange }: Props) {
  const layer = (close: () => void) => (
    <BubbleLayer label={label} target={target} onClosed={close} onChange={onChange}>
      {children}
    </BubbleLayer>
  )
  return <OnFirstUse target={target} kind="dialog" layer={layer} startOpen={startOpen} />
}

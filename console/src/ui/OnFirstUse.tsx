import { cloneElement, type ReactElement, type ReactNode, Suspense, useRef, useState } from 'react'
import { HOLDS_FOCUS } from './useReturnFocus.ts'

interface Props {
  readonly target: ReactElement
  readonly kind: 'menu' | 'dialog'
  /** Draws the button and its open layer; told how to give the focus back. */
  readonly layer: (giveFocusBack: () => void) => ReactNode
  readonly startOpen: boolean
}

/** Draws only the button until it is first pressed: a page of two hundred menus must not build two hundred layers. */
export function OnFirstUse({ target, kind, layer, startOpen }: Props) {
  const place = useRef<HTMLSpanElement>(null)
  const [isUsed, setUsed] = useState(startOpen)
  const buttonHere = () => place.current?.querySelector('button')
  const giveFocusBack = () => {
    // The button names its layer only as long as that is open.
    const layer = layerOf(buttonHere())
    requestAnimationFrame(() => {
      const { activeElement: at } = document
      // On a busy machine the layer is still there, and would take the focus with it later.
      if (at === document.body || layer?.contains(at)) buttonHere()?.focus()
    })
  }
  const bare = cloneElement(target as ReactElement<Record<string, unknown>>, {
    'aria-haspopup': kind,
    'aria-expanded': false,
    onClick: () => setUsed(true),
  })
  return (
    <span ref={place} {...HOLDS_FOCUS} style={{ display: 'contents' }}>
      {isUsed ? <Suspense fallback={bare}>{layer(giveFocusBack)}</Suspense> : bare}
    </span>
  )
}

const layerOf = (button: Element | null | undefined) =>
  document.getElementById(button?.getAttribute('aria-controls') ?? '')

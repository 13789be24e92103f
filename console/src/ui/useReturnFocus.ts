import { useEffect } from 'react'

interface Place {
  readonly element: HTMLElement
  /** Of a button that its menu puts another one in place of, once it is used: what stays. */
  readonly holder: HTMLElement | null
}

let lastPlace: Place | undefined

/** Marks what stays where the button in it is replaced. */
export const HOLDS_FOCUS = { 'data-holds-focus': true }

/** Remembers where the focus was on the page itself, menus and dialogs apart; from the first load on, by `OnFirstUse`. */
document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement && !target.closest('[role="dialog"], [role="menu"], [role="listbox"]'))
    lastPlace = { element: target, holder: target.closest<HTMLElement>('[data-holds-focus]') }
})

/** When this is gone, the focus is back where it was on the page before. */
export function useReturnFocus(): void {
  useEffect(() => {
    const place = lastPlace
    return () => {
      requestAnimationFrame(() => {
        const now = place?.element.isConnected ? place.element : place?.holder?.querySelector('button')
        now?.focus({ preventScroll: true })
      })
    }
  }, [])
}

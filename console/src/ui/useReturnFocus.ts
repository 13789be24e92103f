import { useEffect } from 'react'

let lastPlace: HTMLElement | undefined

/** Remembers where the focus was on the page itself, menus and dialogs apart. */
document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement && !target.closest('[role="dialog"], [role="menu"], [role="listbox"]'))
    lastPlace = target
})

/** When this is gone, the focus is back where it was on the page before. */
export function useReturnFocus(): void {
  useEffect(() => {
    const place = lastPlace
    return () => {
      requestAnimationFrame(() => place?.isConnected && place.focus({ preventScroll: true }))
    }
  }, [])
}

import { type RefObject, useEffect, useState } from 'react'

/** Whether a box hides something at its end that scrolling sideways would show. */
export function useMoreAside(box: RefObject<HTMLElement | null>): boolean {
  const [isMore, setMore] = useState(false)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => setMore(element.scrollLeft + element.clientWidth < element.scrollWidth - 1)
    const watcher = new ResizeObserver(look)
    for (const one of [element, ...element.children]) watcher.observe(one)
    element.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      watcher.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [box])
  return isMore
}

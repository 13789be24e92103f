import { useLocation, useMatches } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { setPageTitle } from '../ui/useTitle.ts'

/**
 * After going to another page: its title in the window, the focus on its heading. Tabs and filters move nothing; neither
 * does choosing in a tree, which stays beside what it shows.
 */
export function useArrival(installation: string): void {
  const { t } = useTranslation('shell')
  const { pathname } = useLocation()
  const title = useMatches().at(-1)?.staticData.title
  const thing = pathname.split('/').slice(0, 3).join('/')
  const isFirst = useRef(true)
  useEffect(() => setPageTitle(title ? t(`pages.${title}`) : undefined, installation), [title, installation, t])
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves when another thing is shown
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    return focusHeading()
  }, [thing])
}

const PATIENCE = 2000 // ms a page may take to draw its heading

/** Focuses the heading as soon as it is drawn, unless the page has put the focus somewhere itself. */
function focusHeading(): () => void {
  const before = document.activeElement
  const started = performance.now()
  let frame = requestAnimationFrame(function look() {
    const heading = document.querySelector<HTMLElement>('main h1')
    const isMoved = document.activeElement !== before && document.activeElement !== document.body
    if (before?.isConnected && before.closest('[role="tree"]')) return
    if (isMoved) return
    if (heading) heading.focus({ preventScroll: true })
    else if (performance.now() - started < PATIENCE) frame = requestAnimationFrame(look)
  })
  return () => cancelAnimationFrame(frame)
}

import { useEffect, useRef } from 'react'
import { takeOpened } from './lastList.ts'

/** Back from a person's page: their row is in sight and has the focus. */
export function useReturnToRow(isRead: boolean): void {
  const opened = useRef<string>(undefined)
  opened.current ??= takeOpened()
  useEffect(() => {
    const row = opened.current && isRead && document.querySelector(`[data-row="${CSS.escape(opened.current)}"]`)
    if (!row) return
    opened.current = ''
    row.scrollIntoView({ block: 'center' })
    row.querySelector<HTMLElement>('[data-row-link]')?.focus({ preventScroll: true })
  }, [isRead])
}

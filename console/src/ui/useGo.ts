import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'

/** Goes to an address of this console; `replace` leaves no step back. */
export function useGo(): (href: string, replace?: boolean) => void {
  const { history } = useRouter()
  return useCallback((href, replace = false) => (replace ? history.replace(href) : history.push(href)), [history])
}

import { useLocation, useMatch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef } from 'react'
import { useGo } from './useGo.ts'

export type AddressChange = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * What the address says after `?`. `change({ status: ['active'], after: undefined })` sets, repeats or removes (as `''` does);
 * changes replace the entry of the history unless `step` is given.
 */
export function useAddress() {
  const location = useOwnLocation()
  const go = useGo()
  const search = useMemo(() => new URLSearchParams(location.searchStr), [location.searchStr])
  const change = useCallback(
    (changes: AddressChange, step = false) => go(addressWith(location.pathname, search, changes), !step),
    [go, location.pathname, search],
  )
  return { search, change, path: location.pathname }
}

/** The location of this page: while another one is on its way, a page keeps its own instead of reading the other's. */
function useOwnLocation() {
  const location = useLocation()
  const own = useMatch({ strict: false, select: ({ pathname }) => pathname })
  const kept = useRef(location)
  if (own === undefined || own === location.pathname) kept.current = location
  return kept.current
}

/** The same address with some parameters changed. */
export function addressWith(path: string, search: URLSearchParams, changes: AddressChange): string {
  const next = new URLSearchParams(search)
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name)
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) if (one) next.append(name, one)
  }
  const text = next.toString()
  return text ? `${path}?${text}` : path
}

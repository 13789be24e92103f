import { useLocation } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useGo } from './useGo.ts'

export type AddressChange = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * What the address says after `?`. `change({ status: ['active'], after: undefined })` sets, repeats or removes (as `''` does);
 * changes replace the entry of the history unless `step` is given.
 */
export function useAddress() {
  const location = useLocation()
  const go = useGo()
  const search = useMemo(() => new URLSearchParams(location.searchStr), [location.searchStr])
  const change = useCallback(
    (changes: AddressChange, step = false) => go(addressWith(location.pathname, search, changes), !step),
    [go, location.pathname, search],
  )
  return { search, change, path: location.pathname }
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

import { useEffect, useRef } from 'react'
import { useAddress } from './useAddress.ts'

/**
 * How a list looks (page size, columns, density) comes back at the next visit, in this browser. The address decides: what
 * is remembered is written into an address that says nothing of it, so that what one sees can always be copied.
 */
export function useRememberedLook(list: string, names: readonly string[]): void {
  const { search, change } = useAddress()
  const keptAs = `roster-look-${list}`
  const begun = useRef(false)
  const look = new URLSearchParams(
    names.flatMap((name) => search.getAll(name).map((value) => [name, value])),
  ).toString()
  // biome-ignore lint/correctness/useExhaustiveDependencies: acts when the look changes, and on nothing else
  useEffect(() => {
    if (begun.current || look !== '') {
      if (look === '') localStorage.removeItem(keptAs)
      else localStorage.setItem(keptAs, look)
    } else {
      const kept = new URLSearchParams(localStorage.getItem(keptAs) ?? '')
      const known = names.filter((name) => kept.has(name))
      if (known.length > 0) change(Object.fromEntries(known.map((name) => [name, kept.get(name) ?? undefined])))
    }
    begun.current = true
  }, [look])
}

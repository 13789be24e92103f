import { useEffect } from 'react'
import { useAddress } from './useAddress.ts'

/** `?new` in the address, as the palette writes it, opens something once and goes. */
export function useAskedInAddress(name: string, open: (() => void) | undefined): void {
  const { search, change } = useAddress()
  const isAsked = search.has(name)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per asking
  useEffect(() => {
    if (!isAsked) return
    change({ [name]: undefined })
    open?.()
  }, [isAsked])
}

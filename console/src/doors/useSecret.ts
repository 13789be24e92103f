import { useLocation } from '@tanstack/react-router'
import { useLayoutEffect, useState } from 'react'
import { useGo } from '../ui/useGo.ts'

/**
 * The secret of a link, from behind the `#` of the address. Taken out of the address at once, so that it stays in no
 * history, no bookmark and no screenshot (R30). Undefined after a reload: the link has to be opened again.
 */
export function useSecret(): string | undefined {
  const { hash, pathname, searchStr } = useLocation()
  const go = useGo()
  const [secret, setSecret] = useState(hash)
  useLayoutEffect(() => {
    if (!hash) return
    setSecret(hash)
    go(`${pathname}${searchStr}`, true)
  }, [hash, pathname, searchStr, go])
  return secret || undefined
}

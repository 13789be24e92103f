import { useEffect, useState } from 'react'

/** Turns true only after `ms` of being true: what loads fast never flickers. */
export function useDelayed(value: boolean, ms: number): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!value) return setLate(false)
    const timer = setTimeout(() => setLate(true), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return value && late
}

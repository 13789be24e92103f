import { useEffect, useState } from 'react'
import { now } from './clock.ts'

const SECOND = 1000

/** Seconds until that moment, counted down; 0 once it is past. */
export function useCountdown(until: string): number {
  const [at, setAt] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), SECOND)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.ceil((Date.parse(until) - at) / SECOND))
}

/** `4:59` */
export function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

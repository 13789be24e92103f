import { useEffect, useState } from 'react'
import { useFormat } from './useFormat.ts'

const TICK = 30_000

/** How long ago, kept true while it is shown; the exact moment in the tooltip. `never` stands for null. */
export function Ago({ at, never = '–' }: { at: string | null | undefined; never?: string }) {
  const format = useFormat()
  useTick(Boolean(at))
  if (!at) return <span className="quiet">{never}</span>
  return (
    <time dateTime={at} data-tip={format.full(at)}>
      {format.ago(at)}
    </time>
  )
}

/** A day, `12 Nov 2026`; the exact moment in the tooltip. */
export function DayOf({ at }: { at: string | null | undefined }) {
  const format = useFormat()
  if (!at) return <span className="quiet">–</span>
  return (
    <time dateTime={at} data-tip={format.full(at)}>
      {format.day(at)}
    </time>
  )
}

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One clock for all of them. */
function useTick(isOn: boolean): void {
  const [, beat] = useState(0)
  useEffect(() => {
    if (!isOn) return
    const listener = () => beat((count) => count + 1)
    listeners.add(listener)
    timer ??= setInterval(() => listeners.forEach((tell) => tell()), TICK)
    return () => void listeners.delete(listener)
  }, [isOn])
}

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

function beat(): void {
  for (const listener of listeners) listener()
}

let hasClock = false

/** One clock for all of them. */
function useTick(isOn: boolean): void {
  const [, setBeats] = useState(0)
  useEffect(() => {
    if (!isOn) return
    const listener = () => setBeats((beats) => beats + 1)
    listeners.add(listener)
    if (!hasClock) setInterval(beat, TICK)
    hasClock = true
    return () => void listeners.delete(listener)
  }, [isOn])
}

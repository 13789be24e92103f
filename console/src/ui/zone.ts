import { useSyncExternalStore } from 'react'
import { now } from './clock.ts'

/** The zone in which times are shown and typed: the one the viewer chose; '' is the browser's. */
let zone = ''
let form: Intl.DateTimeFormat | undefined // making one is slow, and a list asks for many days
const listeners = new Set<() => void>()

/** Shows all times in this zone from now on. A zone that this browser does not know is left aside. */
export function keepZone(timeZone: string): void {
  const next = isKnown(timeZone) ? timeZone : ''
  if (next === zone) return
  zone = next
  form = undefined
  for (const listener of listeners) listener()
}

/** For `Intl.DateTimeFormat`. */
export const inZone = (): { timeZone?: string } => (zone ? { timeZone: zone } : {})

export function useZone(): string {
  return useSyncExternalStore(listen, () => zone)
}

/** The day of a moment, `2026-11-21`, in the viewer's zone. */
export function dayIn(instant: string | number): string {
  return wallClock(new Date(instant).getTime()).slice(0, 10)
}

export const todayIn = (): string => dayIn(now())

/** A moment as clocks of the zone show it: `2026-11-21T09:30`. */
export function asWallClock(instant: string): string {
  return wallClock(Date.parse(instant))
}

/** The moment at which clocks of the zone show this; undefined where it is none. An hour that is skipped is the next one. */
export function fromWallClock(local: string): string | undefined {
  const wanted = Date.parse(`${local.length === 10 ? `${local}T00:00` : local}Z`)
  if (Number.isNaN(wanted)) return undefined
  // The offset at the wanted time is that of a moment near it: twice, since the first guess may lie across a change.
  const guess = wanted - offsetAt(wanted)
  return new Date(wanted - offsetAt(guess)).toISOString()
}

function offsetAt(at: number): number {
  return Date.parse(`${wallClock(at)}Z`) - Math.floor(at / 60_000) * 60_000
}

function wallClock(at: number): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  form ??= new Intl.DateTimeFormat('en-US', { ...parts, hourCycle: 'h23', ...inZone() })
  const value = Object.fromEntries(form.formatToParts(at).map((part) => [part.type, part.value]))
  return `${value.year}-${value.month}-${value.day}T${value.hour}:${value.minute}`
}

function isKnown(timeZone: string): boolean {
  try {
    return timeZone === '' || Boolean(new Intl.DateTimeFormat('en', { timeZone }))
  } catch {
    return false
  }
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

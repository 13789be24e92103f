/** The only place that reads time. An `Instant` is ISO 8601 in UTC with milliseconds, so that text order is time order. */
export type Instant = string & { readonly __instant: 'Instant' }

export interface Clock {
  now(): Instant
}

/** Says the same millisecond in the same words: a request asks for it many times. */
class SystemClock implements Clock {
  #at = 0
  #text = '' as Instant

  now(): Instant {
    const at = Date.now()
    if (at === this.#at) return this.#text
    this.#at = at
    this.#text = new Date(at).toISOString() as Instant
    return this.#text
  }
}

export const systemClock: Clock = new SystemClock()

/** A clock that only moves when told to; tests live by it. */
export function movableClock(start: string): Clock & { advance(milliseconds: number): void } {
  let at = Date.parse(start)
  return {
    now: () => new Date(at).toISOString() as Instant,
    advance(milliseconds) {
      at += milliseconds
    },
  }
}

/** Milliseconds of a steadily rising counter, for durations; never goes back when the wall clock does (R128). */
export function monotonic(): number {
  return performance.now()
}

export const seconds = (n: number): number => n * 1000
export const minutes = (n: number): number => n * 60_000
export const hours = (n: number): number => n * 3_600_000
export const days = (n: number): number => n * 86_400_000

export function later(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString() as Instant
}

/** What is stored beside a `from` that is set now: one that has come has started, one to come waits for the ticker. */
export function startedAt(from: Instant | null, now: Instant): Instant | null {
  return from !== null && from <= now ? now : null
}

/** What stands beside a `from` in the database. */
export interface Beginning {
  readonly from_at: Instant | null
  readonly started_at: Instant | null
}

const NEVER = '9999-12-31T23:59:59.999Z' as Instant

/**
 * The beginning that decisions still wait for; null where nothing waits. A start is an act of the ticker: one that is
 * due and not carried out bars on (product.md section 2, "Time-bound").
 */
export function waitsUntil({ from_at, started_at }: Beginning, now: Instant): Instant | null {
  if (from_at === null || started_at !== null) return null
  return from_at > now ? from_at : NEVER
}

/** Milliseconds from one moment to another; negative when `to` is earlier. */
export function between(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from)
}

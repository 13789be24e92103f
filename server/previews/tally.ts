/** Differences of many people put together: how many, and the first of them by name. Pure. */
import type { Difference } from '../access/index.ts'

const NAMED = 5 // of one change; the rest is a number
const NAMED_IN_ALL = 50

/** People whose differences are the same. */
export interface Group {
  readonly count: number
  /** The first of them whom the caller may see, in their order. */
  readonly first: readonly Placed[]
  readonly differences: readonly Difference[]
}

export interface Placed {
  readonly id: string
  readonly nameKey: string
}

export interface Sum {
  count: number
  first: Placed[]
}

export interface Entry {
  readonly difference: Difference
  readonly gain: Sum
  readonly lose: Sum
}

export interface Tally {
  readonly gain: Sum
  readonly lose: Sum
  readonly entries: readonly Entry[]
}

export const MOST_NAMED = NAMED_IN_ALL

export function tallyOf(groups: readonly Group[]): Tally {
  const entries = new Map<string, Entry>()
  const [gain, lose] = [none(), none()]
  for (const group of groups) {
    if (group.differences.some(({ gains }) => gains)) add(gain, group, NAMED_IN_ALL)
    if (group.differences.some(({ loses }) => loses)) add(lose, group, NAMED_IN_ALL)
    for (const difference of group.differences) {
      const key = JSON.stringify(difference)
      const entry = entries.get(key) ?? { difference, gain: none(), lose: none() }
      entries.set(key, entry)
      if (difference.gains) add(entry.gain, group, NAMED)
      if (difference.loses) add(entry.lose, group, NAMED)
    }
  }
  return { gain, lose, entries: [...entries.values()] }
}

const none = (): Sum => ({ count: 0, first: [] })

function add(sum: Sum, { count, first }: Group, limit: number): void {
  sum.count += count
  sum.first = [...sum.first, ...first].sort(byName).slice(0, limit)
}

function byName(a: Placed, b: Placed): number {
  if (a.nameKey !== b.nameKey) return a.nameKey < b.nameKey ? -1 : 1
  return a.id < b.id ? -1 : 1
}

import { useState } from 'react'
import { Stale } from '../../../../server/platform/failures.ts'
import { isProblem } from '../../api/problem.ts'
import { changesOf, clashesOf, merged, type Values } from './merge.ts'

export interface Read<V extends Values> {
  readonly values: V
  readonly version: number
}

export interface Clash<V extends Values> {
  readonly base: V
  readonly mine: V
  readonly theirs: Read<V>
  readonly fields: readonly string[]
}

interface Options<V extends Values, R extends object> {
  /** What the edits started from. */
  readonly start: Read<V>
  readonly readAgain: () => Promise<Read<V>>
  readonly send: (changes: Partial<V>, version: number, whole: V) => Promise<R>
}

/**
 * Saves changes of something that others may have changed meanwhile: what does not clash goes together, what clashes is
 * asked (`MergeChoice`). `save` answers what was saved, undefined where it asks.
 */
export function useMergedSave<V extends Values, R extends object = object>({ start, readAgain, send }: Options<V, R>) {
  const [clash, setClash] = useState<Clash<V>>()
  const save = async (mine: V, from: Read<V> = start): Promise<R | undefined> => {
    try {
      const saved = await send(changesOf(from.values, mine), from.version, mine)
      setClash(undefined)
      return saved
    } catch (error) {
      if (!isProblem(error, Stale.code)) throw error
    }
    const theirs = await readAgain()
    const fields = clashesOf(from.values, mine, theirs.values)
    if (fields.length === 0) return save(merged(from.values, mine, theirs.values), theirs)
    setClash({ base: from.values, mine, theirs, fields })
    return undefined
  }
  /** Saves what was chosen: `given` names the fields in which theirs stays. */
  const settle = ({ base, mine, theirs }: Clash<V>, given: ReadonlySet<string>) =>
    save(merged(base, mine, theirs.values, given), theirs)
  return { save, settle, clash, drop: () => setClash(undefined) }
}

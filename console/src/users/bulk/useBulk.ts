import { useRef, useState } from 'react'
import { refresh } from '../../api/cache.ts'
import { isProblem } from '../../api/problem.ts'
import { useProblemTitle } from '../../ui/useProblemTitle.ts'
import type { UserRow } from '../types.ts'
import { type BulkAnswer, type BulkKind, DO } from './kinds.ts'

export interface Outcome {
  readonly state: 'waiting' | 'working' | 'done' | 'refused' | 'stopped'
  /** Why it was refused. */
  readonly why?: string
}

/** The same single calls, one after the other, with a result for each person. */
export function useBulk(kind: BulkKind) {
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>()
  const titleOf = useProblemTitle()
  const [isRunning, setRunning] = useState(false)
  const isStopped = useRef(false)
  const tell = (id: string, outcome: Outcome) => setOutcomes((before) => new Map(before).set(id, outcome))
  const run = async (users: readonly UserRow[], answer: BulkAnswer) => {
    setOutcomes(new Map(users.map(({ id }) => [id, { state: 'waiting' }])))
    setRunning(true)
    for (const { id } of users) {
      if (isStopped.current) {
        tell(id, { state: 'stopped' })
        continue
      }
      tell(id, { state: 'working' })
      tell(id, await one(kind, id, answer, titleOf))
    }
    setRunning(false)
    void refresh('users', 'sessions', 'links', 'teams', 'roles')
  }
  const stop = () => {
    isStopped.current = true
  }
  return { outcomes, isRunning, run: (users: readonly UserRow[], answer: BulkAnswer) => void run(users, answer), stop }
}

type TitleOf = ReturnType<typeof useProblemTitle>

async function one(kind: BulkKind, user: string, answer: BulkAnswer, titleOf: TitleOf): Promise<Outcome> {
  try {
    await DO[kind](user, answer)
    return { state: 'done' }
  } catch (error) {
    if (!isProblem(error)) throw error
    return { state: 'refused', why: titleOf(error) }
  }
}

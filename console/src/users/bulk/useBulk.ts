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
  const [sent, setSent] = useState<readonly object[]>([])
  const tell = (id: string, outcome: Outcome) => setOutcomes((before) => new Map(before).set(id, outcome))
  const run = async (users: readonly UserRow[], answer: BulkAnswer) => {
    setOutcomes(new Map(users.map(({ id }) => [id, { state: 'waiting' }])))
    setRunning(true)
    for (const user of users) {
      const { id } = user
      if (isStopped.current) {
        tell(id, { state: 'stopped' })
        continue
      }
      tell(id, { state: 'working' })
      const { outcome, given } = await one(kind, user, answer, titleOf)
      tell(id, outcome)
      if (given) setSent((before) => [...before, given])
    }
    setRunning(false)
    void refresh('users', 'sessions', 'links', 'teams', 'roles')
  }
  const stop = () => {
    isStopped.current = true
  }
  const begin = (users: readonly UserRow[], answer: BulkAnswer) => void run(users, answer)
  /** `sent`: what was done, by which all of it can be undone. */
  return { outcomes, isRunning, sent, run: begin, stop }
}

type TitleOf = ReturnType<typeof useProblemTitle>

interface Done {
  readonly outcome: Outcome
  readonly given?: object | undefined
}

async function one(kind: BulkKind, user: UserRow, answer: BulkAnswer, titleOf: TitleOf): Promise<Done> {
  try {
    return { outcome: { state: 'done' }, given: await DO[kind](user, answer) }
  } catch (error) {
    if (!isProblem(error)) throw error
    const why = error.fields.map(({ message }) => message).join(' ') || [titleOf(error), error.detail].join(' ').trim()
    return { outcome: { state: 'refused', why } }
  }
}

import { useRef, useState } from 'react'
import { reactivateUser, suspendUser } from '../../../../server/users/contract.ts'
import { refresh } from '../../api/cache.ts'
import { call } from '../../api/call.ts'
import { isProblem } from '../../api/problem.ts'
import { useProblemTitle } from '../../ui/useProblemTitle.ts'
import type { UserRow } from '../types.ts'
import type { BulkKind } from './UserSelectionBar.tsx'

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
  const run = async (users: readonly UserRow[], reason: string) => {
    setOutcomes(new Map(users.map(({ id }) => [id, { state: 'waiting' }])))
    setRunning(true)
    for (const { id } of users) {
      if (isStopped.current) {
        tell(id, { state: 'stopped' })
        continue
      }
      tell(id, { state: 'working' })
      tell(id, await one(kind, id, reason, titleOf))
    }
    setRunning(false)
    void refresh('users', 'sessions', 'links')
  }
  const stop = () => {
    isStopped.current = true
  }
  return { outcomes, isRunning, run: (users: readonly UserRow[], reason: string) => void run(users, reason), stop }
}

type TitleOf = ReturnType<typeof useProblemTitle>

async function one(kind: BulkKind, user: string, reason: string, titleOf: TitleOf): Promise<Outcome> {
  try {
    await (kind === 'suspend'
      ? call(suspendUser, { params: { user }, body: { reason } })
      : call(reactivateUser, { params: { user } }))
    return { state: 'done' }
  } catch (error) {
    if (!isProblem(error)) throw error
    return { state: 'refused', why: titleOf(error) }
  }
}

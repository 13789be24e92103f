import { useEffect, useState } from 'react'
import { type Check, listChecks, startCheck } from '../../../../server/audit-log/checks/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'

const POLL = 1500

export type Verdict = Check

/** The last verification of the trail, followed while it runs, and how to begin one. */
export function useChecks() {
  const [isRunning, setRunning] = useState(false)
  const read = useCall(listChecks, {}, { every: isRunning && POLL })
  const last = read.data?.items[0]
  useEffect(() => setRunning(last?.state === 'running'), [last?.state])
  const start = useChange(startCheck, { done: () => void read.refetch(), refused: () => void read.refetch() })
  return { last, isKnown: read.data !== undefined, start, isStarting: start.isPending }
}

import { useCallback, useEffect, useState } from 'react'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { getStep } from '../../../../server/sign-in/second-step/contract.ts'
import { call } from '../../api/call.ts'
import { type ApiProblem, isProblem } from '../../api/problem.ts'

interface Read {
  readonly step?: ReplyOf<typeof getStep>
  readonly problem?: ApiProblem
}

/** What is still asked for. Read once: afterwards the half session is used up, and its page still shows recovery codes. */
export function useStep(): Read & { readonly retry: () => void } {
  const [read, setRead] = useState<Read>({})
  const retry = useCallback(() => {
    call(getStep, {}).then(
      (step) => setRead({ step }),
      (problem: unknown) => isProblem(problem) && setRead({ problem }),
    )
  }, [])
  useEffect(retry, [retry])
  return { ...read, retry }
}

import { useState } from 'react'
import { type ApiProblem, isProblem } from '../../api/problem.ts'

interface Asking {
  readonly busy: boolean
  /** Why it came to nothing. */
  readonly problem: ApiProblem | null
  readonly ask: (work: () => Promise<unknown>) => void
}

/** Something that asks the browser or the server, once at a time; what was refused is told in place. */
export function useAsking(): Asking {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const ask = (work: () => Promise<unknown>) => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    work()
      .catch((error: unknown) => {
        if (!isProblem(error)) throw error
        setProblem(error)
      })
      .finally(() => setBusy(false))
  }
  return { busy, problem, ask }
}

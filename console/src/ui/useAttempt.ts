import { useState } from 'react'
import { type ApiProblem, isProblem } from '../api/problem.ts'

/** Does something once at a time, and keeps why it was refused. */
export function useAttempt() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      if (!isProblem(error)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, attempt: (work: () => Promise<void>) => void attempt(work) }
}

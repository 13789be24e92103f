import { useTranslation } from 'react-i18next'
import { AccountLocked } from '../../../server/locks/contract.ts'
import { Busy, TooMany } from '../../../server/platform/failures.ts'
import { ApiProblem } from '../api/problem.ts'
import { now } from '../ui/clock.ts'
import { ProblemLine } from '../ui/ProblemLine.tsx'
import { useFormat } from '../ui/useFormat.ts'

/** Why the door stays shut; where waiting helps, for how long. */
export function DoorProblem({ problem }: { problem: ApiProblem | null }) {
  const title = useWait(problem)
  if (!problem) return null
  if (!title) return <ProblemLine problem={problem} />
  return <ProblemLine problem={new ApiProblem({ ...problem, code: 'wait', title, status: 429 })} />
}

function useWait(problem: ApiProblem | null): string | undefined {
  const { t } = useTranslation('doors')
  const format = useFormat()
  const seconds = problem?.retryAfter
  const end = (after: number) => format.until(new Date(now() + after * 1000).toISOString())
  if (problem?.code === AccountLocked.code) return seconds ? t('locked', { moment: end(seconds) }) : t('lockedForGood')
  if (!seconds) return undefined
  if (problem.code === TooMany.code) return t('throttled', { count: Math.ceil(seconds / 60) })
  return problem.code === Busy.code ? t('wait', { count: seconds }) : undefined
}

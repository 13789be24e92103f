import { useTranslation } from 'react-i18next'
import { Busy, TooMany } from '../../../server/platform/failures.ts'
import { ApiProblem } from '../api/problem.ts'
import { ProblemLine } from '../ui/ProblemLine.tsx'

/** Why the door stays shut; where waiting helps, for how long. */
export function DoorProblem({ problem }: { problem: ApiProblem | null }) {
  const { t } = useTranslation('doors')
  if (!problem) return null
  const isWait = problem.code === Busy.code || problem.code === TooMany.code
  if (!isWait || !problem.retryAfter) return <ProblemLine problem={problem} />
  const title = t('wait', { count: problem.retryAfter })
  return <ProblemLine problem={new ApiProblem({ ...problem, code: 'wait', title, status: 429 })} />
}

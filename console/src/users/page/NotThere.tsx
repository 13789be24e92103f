import { NotFound } from '../../../../server/platform/failures.ts'
import { ApiProblem } from '../../api/problem.ts'
import { ProblemState } from '../../ui/ProblemState.tsx'

/** A tab that is none, or not for this viewer. */
export function NotThere() {
  return <ProblemState problem={new ApiProblem({ ...NotFound })} />
}

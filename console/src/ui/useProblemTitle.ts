import { useTranslation } from 'react-i18next'
import type { ApiProblem } from '../api/problem.ts'

/** What was refused, in the viewer's language. The server says it in English; `problems.json` of other languages by its code. */
export function useProblemTitle(): (problem: ApiProblem) => string {
  const { t } = useTranslation('problems')
  return ({ code, title }) => t(code, { defaultValue: title })
}

import { useTranslation } from 'react-i18next'
import { type ApiProblem, UNREADABLE } from '../api/problem.ts'

/** What was refused, in the viewer's language. The server says it in English; `problems.json` of other languages by its code. */
export function useProblemTitle(): (problem: ApiProblem) => string {
  const { t } = useTranslation('problems')
  return ({ code, title }) => t(code.startsWith('http-') ? UNREADABLE : code, { defaultValue: title })
}

import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Stale } from '../../../server/platform/failures.ts'
import { type ApiProblem, NO_ANSWER } from '../api/problem.ts'
import { CopyText } from './CopyText.tsx'
import { STROKE } from './icons.ts'
import classes from './ProblemLine.module.css'
import { useProblemTitle } from './useProblemTitle.ts'

interface Props {
  readonly problem: ApiProblem | null | undefined
  /** Shown although the fields tell it too. */
  readonly always?: boolean
}

/** Why a dialog or form was refused, in place; nothing where the fields say it. */
export function ProblemLine({ problem, always = false }: Props) {
  const { t } = useTranslation('ui')
  const titleOf = useProblemTitle()
  if (!problem || (problem.fields.length > 0 && !always)) return null
  const own = { [NO_ANSWER]: t('problem.noAnswer.line'), [Stale.code]: t('problem.stale.line') }[problem.code]
  return (
    <div className={classes.line} role="alert">
      <IconAlertTriangle size={16} stroke={STROKE} aria-hidden="true" />
      <span>
        {own ?? titleOf(problem)} {problem.detail}
        {problem.status >= 500 && problem.requestId && (
          <CopyText value={problem.requestId} label={t('problem.requestId')} />
        )}
      </span>
    </div>
  )
}

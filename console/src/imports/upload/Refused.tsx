import { useTranslation } from 'react-i18next'
import { NotImportable } from '../../../../server/imports/contract.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import classes from './Refused.module.css'

/** Why a file was not taken, and what to do about it. */
export function Refused({ problem }: { problem: ApiProblem | null }) {
  const { t } = useTranslation('imports')
  if (!problem) return null
  return (
    <div className={classes.refused}>
      <ProblemLine problem={problem} always />
      {problem.code === NotImportable.code && <p className="second">{t('file.repair')}</p>}
    </div>
  )
}

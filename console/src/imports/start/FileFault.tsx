import { IconFileAlert } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { NotImportable } from '../../../../server/imports/contract.ts'
import { type ApiProblem, isProblem } from '../../api/problem.ts'
import { Banner } from '../../ui/Banner.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'

/** Why a file was not taken, and that nothing happened. */
export function FileFault({ problem }: { problem: ApiProblem }) {
  const { t } = useTranslation('imports')
  if (!isProblem(problem, NotImportable.code)) return <ProblemLine problem={problem} always />
  return (
    <div role="alert">
      <Banner tone="danger" icon={IconFileAlert} title={t('file.fault')}>
        {problem.detail} {t('file.faultHelp')}
      </Banner>
    </div>
  )
}

import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { checkRecordFile } from '../../../../server/directories/records/contract.ts'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { told } from '../../api/told.ts'
import { Banner } from '../../ui/Banner.tsx'
import classes from './Records.module.css'

interface Props {
  readonly problems: ReplyOf<typeof checkRecordFile>['problems']
  readonly more: number
}

/** What is wrong with a file, line by line: until it is mended nothing of it is imported. */
export function FileProblems({ problems, more }: Props) {
  const { t } = useTranslation('directories')
  return (
    <>
      <Banner tone="danger" icon={IconAlertTriangle} title={t('import.wrong', { count: problems.length + more })}>
        {t('import.wrongHelp')}
      </Banner>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <ul className={classes.problems} tabIndex={0} aria-label={t('import.problems')}>
        {problems.map(({ line, column, message }) => (
          <li key={`${line} ${column}`}>
            <span className="strong">{t('import.place', { line, column })}</span> {told(message)}
          </li>
        ))}
      </ul>
    </>
  )
}

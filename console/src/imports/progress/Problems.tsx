import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { downloadImportProblems, listImportProblems } from '../../../../server/imports/contract.ts'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { addressOf } from '../../api/address.ts'
import { told } from '../../api/told.ts'
import { useCall } from '../../api/useCall.ts'
import { STROKE } from '../../ui/icons.ts'
import { Pager } from '../../ui/Pager.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { useKeysetPages } from '../../ui/table/useKeysetPages.ts'
import { useFormat } from '../../ui/useFormat.ts'
import classes from '../Imports.module.css'
import type { Import } from '../import.ts'

type Refused = ReplyOf<typeof listImportProblems>['items'][number]

const keyOf = ({ line, field, reason }: Refused) => `${line} ${field} ${reason}`
const nameOf = ({ line }: Refused) => String(line)

/** Rows that are refused, each with its line, its field and the reason. */
export function Problems({ item }: { item: Import }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const { query, pager } = useKeysetPages(25)
  const params = { import: item.id }
  const read = useCall(listImportProblems, { params, query }, { keep: true, when: item.problems > 0 })
  const columns = useColumns()
  if (item.problems === 0) return null
  return (
    <section className={classes.part}>
      <div className={classes.problemsHead}>
        <h2>{t('problems.title', { count: item.problems, shown: format.number(item.problems) })}</h2>
        <Button
          component="a"
          download
          href={addressOf(downloadImportProblems.path, params)}
          leftSection={<IconDownload size={16} stroke={STROKE} aria-hidden="true" />}
        >
          {t('problems.download')}
        </Button>
      </div>
      <p className="quiet">{t('problems.help')}</p>
      <div className={classes.problems}>
        <DataTable
          label={t('problems.label')}
          rows={read.data?.items}
          columns={columns}
          density="compact"
          {...{ keyOf, nameOf }}
          problem={
            read.error && !read.data && <ProblemState problem={read.error} onRetry={() => void read.refetch()} />
          }
        />
        {read.data && <Pager {...pager(read.data)} />}
      </div>
    </section>
  )
}

function useColumns() {
  const { t } = useTranslation('imports')
  return useMemo((): readonly Column<Refused>[] => {
    const row = ({ cells }: Refused) => cells.filter(Boolean).join(' · ')
    return [
      { id: 'line', label: t('problems.line'), width: 72, cell: ({ line }) => line },
      { id: 'field', label: t('problems.field'), width: 132, cell: ({ field }) => field || t('problems.row') },
      {
        id: 'reason',
        label: t('problems.reason'),
        width: 300,
        cell: ({ reason }) => <span className={classes.reason}>{told(reason)}</span>,
      },
      { id: 'cells', label: t('problems.cells'), quiet: true, cell: row, whole: row },
    ]
  }, [t])
}

import { useTranslation } from 'react-i18next'
import type { listImportProblems } from '../../../../server/imports/contract.ts'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { CardRow, CardRows } from '../../ui/Card.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { type Format, useFormat } from '../../ui/useFormat.ts'
import { useIsPhone } from '../../ui/useWidth.ts'

type Row = ReplyOf<typeof listImportProblems>['items'][number]
type Say = (key: string, values?: Record<string, unknown>) => string

/** A table; on phones the reason first, and below it where it stands. */
export function ProblemRows({ rows }: { rows: readonly Row[] | undefined }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const isPhone = useIsPhone()
  if (isPhone)
    return (
      <CardRows>
        {rows?.map((row) => (
          <CardRow key={keyOf(row)} title={row.reason} note={placeOf(row, t, format)} />
        ))}
      </CardRows>
    )
  return (
    <DataTable
      label={t('problems.title')}
      rows={rows}
      columns={columnsOf(t, format)}
      keyOf={keyOf}
      nameOf={(row) => placeOf(row, t, format)}
    />
  )
}

const keyOf = (row: Row) => `${row.line} ${row.field} ${row.reason}`

function placeOf({ line, field }: Row, t: Say, format: Format): string {
  const at = { line: format.number(line), field }
  return field ? t('problems.place', at) : t('problems.row', at)
}

function columnsOf(t: Say, format: Format): readonly Column<Row>[] {
  return [
    { id: 'line', label: t('problems.line'), width: 80, cell: ({ line }) => format.number(line) },
    { id: 'field', label: t('problems.field'), width: 160, cell: ({ field }) => field || '–', whole: ({ field }) => field },
    { id: 'reason', label: t('problems.reason'), cell: ({ reason }) => reason, whole: ({ reason }) => reason },
    {
      id: 'cells',
      label: t('problems.cells'),
      width: 320,
      quiet: true,
      cell: ({ cells }) => cells.filter(Boolean).join(', '),
      whole: ({ cells }) => cells.filter(Boolean).join(', '),
    },
  ]
}

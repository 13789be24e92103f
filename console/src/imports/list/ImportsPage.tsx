import { IconFileImport } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listImports } from '../../../../server/imports/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useViewer } from '../../api/viewer.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { STROKE } from '../../ui/icons.ts'
import { ListPage } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { useKeysetPages } from '../../ui/table/useKeysetPages.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { hrefOfImport, type Import, isAtWork, stateOf } from '../import.ts'
import { useImportColumns } from './useImportColumns.tsx'

const POLL = 2000
const keyOf = ({ id }: Import) => id
const nameOf = ({ fileName }: Import) => fileName
const hrefOf = ({ id }: Import) => hrefOfImport(id)

/** Imports of the past and those at work. */
export function ImportsPage() {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const { can } = useViewer()
  const { query, pager } = useKeysetPages()
  const [isWorking, setWorking] = useState(false)
  const read = useCall(listImports, { query }, { keep: true, every: isWorking && POLL })
  useEffect(() => setWorking(read.data?.items.some(({ state }) => isAtWork(state)) ?? false), [read.data])
  const columns = useImportColumns()
  const create = { id: 'new', label: t('new'), icon: IconFileImport, href: '/imports/new', primary: true }
  const phone = (item: Import) => ({
    start: <IconFileImport size={20} stroke={STROKE} aria-hidden="true" />,
    title: item.fileName,
    note: t(`kind.${item.kind}`),
    end: t(stateOf(item)),
    endNote: isAtWork(item.state) ? format.number(item.rowsDone) : format.ago(item.createdAt),
  })
  return (
    <ListPage
      head={<PageHeader title={t('title')} count={read.data?.total} actions={can['imports.create'] ? [create] : []} />}
      foot={read.data && read.data.items.length > 0 && <Pager {...pager(read.data)} />}
    >
      <DataTable
        label={t('title')}
        rows={read.data?.items}
        columns={columns}
        {...{ keyOf, nameOf, hrefOf, phone }}
        empty={
          <EmptyState icon={IconFileImport} title={t('none.title')} actions={<ActionButton action={create} />}>
            {t('none.help')}
          </EmptyState>
        }
        problem={read.error && !read.data && <ProblemState problem={read.error} onRetry={() => void read.refetch()} />}
      />
    </ListPage>
  )
}

import { IconListDetails } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listDirectories } from '../../../server/directories/contract.ts'
import { useCall } from '../api/useCall.ts'
import { useViewer } from '../api/viewer.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { STROKE } from '../ui/icons.ts'
import { ListPage } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { ProblemState } from '../ui/ProblemState.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'
import { useFormat } from '../ui/useFormat.ts'
import { useGo } from '../ui/useGo.ts'
import { useNewAction } from '../ui/useNewAction.ts'
import { DirectoryPanel } from './DirectoryPanel.tsx'
import { type Directory, hrefOfDirectory } from './directory.ts'
import { useDirectoryColumns } from './useDirectoryColumns.tsx'

const keyOf = ({ id }: Directory) => id
const nameOf = ({ name }: Directory) => name
const hrefOf = ({ id }: Directory) => hrefOfDirectory(id)

/** All directories with how many records each holds. */
export function DirectoriesPage() {
  const { t } = useTranslation('directories')
  const format = useFormat()
  const go = useGo()
  const [isNew, setNew] = useState(false)
  const read = useCall(listDirectories, {})
  const rows = read.data?.items
  const mayMake = Boolean(useViewer().can['directories.edit'])
  const make = () => setNew(true)
  const actions = useNewAction(t('new.title'), mayMake ? make : undefined)
  const columns = useDirectoryColumns()
  const phone = (directory: Directory) => ({
    start: <IconListDetails size={20} stroke={STROKE} aria-hidden="true" />,
    title: directory.name,
    note: directory.help || directory.key,
    end: format.number(directory.records.active),
    endNote: t('column.records'),
  })
  return (
    <ListPage head={<PageHeader title={t('title')} count={rows?.length} line={t('about')} actions={actions} />}>
      <DataTable
        label={t('title')}
        rows={rows}
        columns={columns}
        {...{ keyOf, nameOf, hrefOf, phone }}
        empty={
          <EmptyState icon={IconListDetails} title={t('none.title')}>
            {t('none.help')}
          </EmptyState>
        }
        problem={read.error && !rows && <ProblemState problem={read.error} onRetry={() => void read.refetch()} />}
      />
      {isNew && <DirectoryPanel onClose={() => setNew(false)} onDone={({ id }) => go(hrefOfDirectory(id))} />}
    </ListPage>
  )
}

import { IconFileExport, IconFileImport, IconLockOpen, IconPlus } from '@tabler/icons-react'
import { Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../api/viewer.ts'
import { later } from '../ui/missing/later.tsx'
import { ListPage, Toolbar } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Pager } from '../ui/Pager.tsx'
import { ProblemState } from '../ui/ProblemState.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'
import { useSelection } from '../ui/table/useSelection.ts'
import { useAskedInAddress } from '../ui/useAskedInAddress.ts'
import { useGo } from '../ui/useGo.ts'
import { UserSelectionBar } from './bulk/UserSelectionBar.tsx'
import { useUserLayers } from './dialogs/useUserLayers.tsx'
import { useProfileFields } from './fields/useProfileFields.ts'
import { FilterBar } from './filters/FilterBar.tsx'
import { allColumns } from './list/columns.tsx'
import { Display } from './list/Display.tsx'
import { findExact } from './list/openExact.ts'
import { phoneRow } from './list/phoneRow.tsx'
import { segmentOf, UserSegments } from './list/UserSegments.tsx'
import { FirstRun, NoMatch } from './list/UsersEmpty.tsx'
import { useListAddress } from './list/useListAddress.ts'
import { useListKeys } from './list/useListKeys.ts'
import { useListRights } from './list/useListRights.ts'
import { useSeatsLine } from './list/useSeats.ts'
import { useUserList } from './list/useUserList.ts'
import { hrefOfUser } from './types.ts'

const ExportDialog = later(() => import('./export/ExportDialog.tsx'))
const UnlockAllDialog = later(() => import('./dialogs/UnlockAllDialog.tsx'))

/** Everybody, found in a few keys. */
export function UsersPage() {
  const { t } = useTranslation('users')
  const go = useGo()
  const viewer = useViewer()
  const address = useListAddress()
  const { list, counts } = useUserList(address)
  const { mayCreate, mayExport, mayImport, mayUnlock } = useListRights()
  const layers = useUserLayers()
  const selection = useSelection()
  const [isExporting, setExporting] = useState(false)
  const [isUnlocking, setUnlocking] = useState(false)
  const exportPeople = mayExport ? () => setExporting(true) : undefined
  const fields = useProfileFields()
  const all = useMemo(() => allColumns(t, fields, address.isCompact), [t, fields, address.isCompact])
  const columns = useMemo(
    () => all.filter(({ id }) => id === 'person' || address.columns.includes(id)),
    [all, address.columns],
  )
  const create = mayCreate ? () => layers.create() : undefined
  const seats = useSeatsLine()
  useListKeys(create)
  useAskedInAddress('new', create)
  useAskedInAddress('export', exportPeople)
  const jump = async (text: string) => {
    const id = await findExact(text)
    if (id) go(hrefOfUser({ id }))
  }
  const { data: page } = list
  const isAlone = page?.items.length === 1 && page.items[0]?.id === viewer.id && !address.text && !address.raw('type')
  const isFirstRun = isAlone && address.filters.length === 0 && address.pages.page === 1 && mayCreate
  return (
    <ListPage
      head={
        <>
          <PageHeader
            title={t('title')}
            count={page?.total}
            line={seats}
            actions={[
              ...(mayImport ? [{ id: 'import', label: t('import'), icon: IconFileImport, href: '/imports/new' }] : []),
              ...(create
                ? [{ id: 'new', label: t('new'), icon: IconPlus, hint: 'c', primary: true, run: create }]
                : []),
            ]}
            menu={[
              ...(exportPeople
                ? [[{ id: 'export', label: t('export'), icon: IconFileExport, run: exportPeople }]]
                : []),
              ...(mayUnlock && segmentOf(address) === 'locked'
                ? [
                    [
                      {
                        id: 'unlockAll',
                        label: t('action.unlockAll'),
                        icon: IconLockOpen,
                        run: () => setUnlocking(true),
                      },
                    ],
                  ]
                : []),
            ]}
          />
          <UserSegments address={address} counts={counts.data} />
          <Toolbar aside={<Display address={address} all={all} />}>
            <SearchBox
              label={t('search')}
              value={address.text}
              onChange={address.find}
              onEnter={(text) => void jump(text)}
            />
            <FilterBar address={address} />
          </Toolbar>
        </>
      }
      foot={page && page.items.length > 0 && <Pager selects {...address.pages.pager(page)} />}
    >
      <DataTable
        label={t('title')}
        rows={isFirstRun ? [] : page?.items}
        columns={columns}
        keyOf={(user) => user.id}
        nameOf={(user) => user.name}
        hrefOf={hrefOfUser}
        onEdit={(user) => user.can.edit && layers.open('edit', user)}
        menuOf={layers.menuOf}
        selection={selection}
        sort={address.sort}
        onSort={address.sortBy}
        density={address.isCompact ? 'compact' : 'cozy'}
        phone={phoneRow(t)}
        empty={isFirstRun ? <FirstRun onCreate={() => create?.()} /> : <NoMatch address={address} />}
        problem={
          list.error && !page ? (
            <ProblemState
              problem={list.error}
              title={t('problem.title')}
              kept={t('problem.kept')}
              onRetry={() => void list.refetch()}
            />
          ) : undefined
        }
      />
      <UserSelectionBar selection={selection} rows={page?.items} onExport={exportPeople} />
      <Suspense>
        {isUnlocking && <UnlockAllDialog count={counts.data?.byStatus.locked} onClose={() => setUnlocking(false)} />}
      </Suspense>
      {isExporting && (
        <Suspense>
          <ExportDialog
            address={address}
            ticked={[...selection.keys]}
            total={page?.total}
            onClose={() => setExporting(false)}
          />
        </Suspense>
      )}
      {layers.layer}
    </ListPage>
  )
}

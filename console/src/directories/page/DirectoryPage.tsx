import { IconDownload, IconFileImport, IconListDetails, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getDirectory } from '../../../../server/directories/contract.ts'
import { exportRecords, listRecords } from '../../../../server/directories/records/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { Anchor } from '../../ui/Anchor.tsx'
import { downloadFrom } from '../../ui/download.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useShortcuts } from '../../ui/keys/useShortcuts.ts'
import { ListPage, Toolbar } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { useKeysetPages } from '../../ui/table/useKeysetPages.ts'
import { addressWith, useAddress } from '../../ui/useAddress.ts'
import { DirectoryPanel } from '../DirectoryPanel.tsx'
import type { Directory, DirectoryRecord } from '../directory.ts'
import { DeleteRecord } from './DeleteRecord.tsx'
import { ImportRecords } from './ImportRecords.tsx'
import { RecordPanel } from './RecordPanel.tsx'
import { RemoveDirectory } from './RemoveDirectory.tsx'
import { useRecordColumns } from './useRecordColumns.tsx'

const STATES = ['active', 'inactive', 'all'] as const
const keyOf = ({ id }: DirectoryRecord) => id
const nameOf = ({ name }: DirectoryRecord) => name

/** The records of one directory. */
export function DirectoryPage() {
  const { directory: ref = '' } = useParams({ strict: false })
  const read = useCall(getDirectory, { params: { directory: ref } })
  if (read.error && !read.data) return <ProblemState problem={read.error} onRetry={() => void read.refetch()} />
  return read.data ? <Records key={read.data.id} directory={read.data} /> : null
}

type Opened = 'new' | 'edit' | 'remove' | 'import'
type Layer = { readonly kind: Opened } | { readonly kind: 'record' | 'delete'; readonly record: DirectoryRecord }

function Records({ directory }: { readonly directory: Directory }) {
  const { t } = useTranslation('directories')
  const { search, path, change } = useAddress()
  const pages = useKeysetPages()
  const [layer, setLayer] = useState<Layer>()
  const close = () => setLayer(undefined)
  const state = STATES.find((one) => one === search.get('state')) ?? 'active'
  const q = search.get('q') ?? ''
  const query = { state, ...(q ? { q } : {}), ...pages.query }
  const read = useCall(listRecords, { params: { directory: directory.id }, query }, { keep: true })
  const page = read.data
  const counts = { ...directory.records, all: directory.records.active + directory.records.inactive }
  const open = (record: DirectoryRecord) => setLayer({ kind: 'record', record })
  const menuOf = (record: DirectoryRecord) => [
    [{ id: 'edit', label: t('record.open'), icon: IconPencil, run: () => open(record) }],
    directory.can.records
      ? [
          {
            id: 'delete',
            label: t('record.delete'),
            icon: IconTrash,
            danger: true,
            run: () => setLayer({ kind: 'delete', record }),
          },
        ]
      : [],
  ]
  return (
    <ListPage
      head={
        <>
          <Head directory={directory} onLayer={(kind) => setLayer({ kind })} />
          <Segments
            label={t('segments')}
            segments={STATES.map((one) => ({
              label: t(`state.${one}`),
              count: counts[one],
              href: addressWith(path, search, {
                state: one === 'active' ? undefined : one,
                page: undefined,
                after: undefined,
              }),
              isHere: one === state,
            }))}
          />
          <Toolbar>
            <SearchBox
              label={t('search')}
              value={q}
              onChange={(text) => change({ q: text, page: undefined, after: undefined })}
            />
          </Toolbar>
        </>
      }
      foot={page && page.items.length > 0 && <Pager {...pages.pager(page)} />}
    >
      <DataTable
        label={directory.name}
        rows={page?.items}
        columns={useRecordColumns(directory, open)}
        {...{ keyOf, nameOf, menuOf }}
        onEdit={open}
        phone={(record) => ({
          start: null,
          title: record.name,
          note: record.externalIds.map(({ source, key }) => `${source}: ${key}`).join(', '),
          end: record.inactive ? <Tag>{t('inactive')}</Tag> : null,
          endNote: t('people', { count: record.people }),
        })}
        empty={
          <EmptyState icon={IconListDetails} title={t(q ? 'noMatch.title' : 'noRecords.title')}>
            {t(q ? 'noMatch.help' : 'noRecords.help')}
          </EmptyState>
        }
        problem={read.error && !page && <ProblemState problem={read.error} onRetry={() => void read.refetch()} />}
      />
      {layer?.kind === 'new' && <RecordPanel directory={directory} onClose={close} />}
      {layer?.kind === 'record' && <RecordPanel directory={directory} record={layer.record} onClose={close} />}
      {layer?.kind === 'delete' && <DeleteRecord directory={directory} record={layer.record} onClose={close} />}
      {layer?.kind === 'import' && <ImportRecords directory={directory} onClose={close} />}
      {layer?.kind === 'edit' && <DirectoryPanel directory={directory} onClose={close} onDone={() => undefined} />}
      {layer?.kind === 'remove' && <RemoveDirectory directory={directory} onClose={close} />}
    </ListPage>
  )
}

function Head({ directory, onLayer }: { directory: Directory; onLayer: (kind: Opened) => void }) {
  const { t } = useTranslation('directories')
  const ask = useChange(exportRecords, { done: ({ url }) => downloadFrom(url) })
  const add = () => onLayer('new')
  useShortcuts(directory.can.records ? [{ keys: 'c', label: t('record.add'), group: 'list', run: add }] : [])
  const download = () => ask.mutate({ params: { directory: directory.id }, body: {} })
  const actions = [
    { id: 'export', label: t('export'), icon: IconDownload, busy: ask.isPending, run: download },
    ...(directory.can.records
      ? [{ id: 'import', label: t('import.open'), icon: IconFileImport, run: () => onLayer('import') }]
      : []),
    ...(directory.can.records
      ? [{ id: 'add', label: t('record.add'), icon: IconPlus, primary: true, hint: 'c', run: add }]
      : []),
  ]
  const menu = directory.can.edit
    ? [
        [{ id: 'edit', label: t('edit.do'), icon: IconPencil, run: () => onLayer('edit') }],
        [{ id: 'remove', label: t('remove.do'), icon: IconTrash, danger: true, run: () => onLayer('remove') }],
      ]
    : []
  return (
    <PageHeader
      title={directory.name}
      badge={directory.module && <Tag>{directory.module}</Tag>}
      line={
        <>
          <Anchor href="/directories">{t('title')}</Anchor>
          <span>{directory.help || directory.key}</span>
        </>
      }
      actions={actions}
      menu={menu}
    />
  )
}

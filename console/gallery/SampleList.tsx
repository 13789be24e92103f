import { Button } from '@mantine/core'
import {
  IconAdjustmentsHorizontal,
  IconArrowUpRight,
  IconBan,
  IconCopy,
  IconDownload,
  IconFileImport,
  IconFilterOff,
  IconHierarchy3,
  IconPencil,
  IconPlus,
  IconSend,
  IconShieldCheck,
  IconTrash,
} from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Ago } from '../src/ui/Ago.tsx'
import { Avatar } from '../src/ui/Avatar.tsx'
import type { ActionGroups } from '../src/ui/action.ts'
import { useToldCount } from '../src/ui/counts.ts'
import { EmptyState } from '../src/ui/EmptyState.tsx'
import { AddFilter, FilterChip } from '../src/ui/Filters.tsx'
import { ListPage, Toolbar } from '../src/ui/Page.tsx'
import { PageHeader } from '../src/ui/PageHeader.tsx'
import { Pager } from '../src/ui/Pager.tsx'
import { SearchBox } from '../src/ui/SearchBox.tsx'
import { Segments } from '../src/ui/Segments.tsx'
import { SelectionBar } from '../src/ui/SelectionBar.tsx'
import { StatusBadge } from '../src/ui/StatusBadge.tsx'
import { DataTable } from '../src/ui/table/DataTable.tsx'
import { useSelection } from '../src/ui/table/useSelection.ts'
import { toast } from '../src/ui/toast/store.ts'
import { useAddress } from '../src/ui/useAddress.ts'
import { people, type SamplePerson } from './people.ts'
import { SampleForm } from './SampleForm.tsx'
import { SampleSuspend } from './SampleSuspend.tsx'
import { columns, Flags, hrefOf } from './sampleColumns.tsx'

const menuOf = (person: SamplePerson): ActionGroups => [
  [
    { id: 'open', label: 'Open', icon: IconArrowUpRight, hint: 'enter', href: hrefOf(person) },
    { id: 'edit', label: 'Edit', icon: IconPencil, hint: 'e', run: () => toast('Edited.') },
    {
      id: 'copy',
      label: 'Copy',
      icon: IconCopy,
      children: [
        { id: 'name', label: 'Username' },
        { id: 'id', label: 'Id' },
      ],
    },
  ],
  [
    {
      id: 'reset',
      label: 'Send reset mail',
      icon: IconSend,
      refused: person.mailFailed ? 'The last mail bounced.' : undefined,
    },
  ],
  [
    {
      id: 'suspend',
      label: 'Suspend',
      icon: IconBan,
      run: () => toast(`${person.name} is suspended. 2 sessions ended.`, () => toast('Taken back.')),
    },
    { id: 'delete', label: 'Delete', icon: IconTrash, danger: true },
  ],
]

export function SampleList() {
  const { search, change, path } = useAddress()
  const selection = useSelection()
  const [layer, setLayer] = useState<'form' | 'suspend'>()
  const [isLoading, setLoading] = useState(true)
  const text = search.get('q') ?? ''
  const shown = people.filter((person) => person.name.toLowerCase().includes(text.toLowerCase()))
  useToldCount('users', 540)
  useEffect(() => void setTimeout(() => setLoading(false), Number(search.get('wait') ?? 0)), [search])
  const segment = (label: string, count: number, status?: string) => ({
    label,
    count,
    href: status ? `${path}?status=${status}` : path,
    isHere: (search.get('status') ?? undefined) === status,
  })
  return (
    <ListPage
      head={
        <>
          <PageHeader
            title="Users"
            count={540}
            actions={[
              { id: 'import', label: 'Import', icon: IconFileImport },
              { id: 'export', label: 'Export', icon: IconDownload },
              { id: 'new', label: 'New user', icon: IconPlus, hint: 'c', primary: true, run: () => setLayer('form') },
            ]}
          />
          <Segments
            label="Kinds of users"
            segments={[
              segment('All', 540),
              segment('Administrators', 2, 'admin'),
              segment('Regular', 537, 'regular'),
              segment('Portal', 0, 'portal'),
              segment('API', 1, 'api'),
              segment('Invited', 34, 'invited'),
              segment('Suspended', 10, 'suspended'),
            ]}
          />
          <Toolbar
            aside={
              <Button className="wide-only" leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.7} />}>
                Display
              </Button>
            }
          >
            <SearchBox label="Name, email, phone or id" value={text} onChange={(q) => change({ q })} />
            <FilterChip field="Team" values={['Senate and below']} onRemove={() => undefined} editor={<p>Choose</p>} />
            <AddFilter
              fields={[
                { id: 'role', label: 'Role', icon: IconShieldCheck },
                { id: 'team', label: 'Team', icon: IconHierarchy3 },
              ]}
            />
          </Toolbar>
        </>
      }
      foot={<Pager from={1} to={50} total={540} size={50} onSize={() => undefined} onNext={() => undefined} />}
    >
      <DataTable
        label="Users"
        rows={isLoading && search.has('wait') ? undefined : shown}
        columns={columns}
        keyOf={(person) => person.id}
        nameOf={(person) => person.name}
        hrefOf={hrefOf}
        menuOf={menuOf}
        selection={selection}
        sort={{ by: 'created', descending: true }}
        onSort={() => undefined}
        density={search.has('compact') ? 'compact' : 'cozy'}
        phone={(person) => ({
          start: <Avatar id={person.id} name={person.name} size={40} isApi={person.type === 'API'} />,
          title: (
            <>
              {person.name} <Flags person={person} />
            </>
          ),
          note: person.team,
          end: <StatusBadge status={person.status} until={person.until} form="bare" />,
          endNote: <Ago at={person.lastActive} never="Never signed in" />,
        })}
        empty={
          <EmptyState
            icon={IconFilterOff}
            title="No one matches"
            actions={<Button onClick={() => change({ q: undefined })}>Clear the search</Button>}
          >
            Nobody matches “{text}”.
          </EmptyState>
        }
      />
      <SelectionBar
        count={selection.keys.size}
        all={{ count: 540, select: () => undefined }}
        actions={[
          { id: 'roles', label: 'Roles', icon: IconShieldCheck },
          { id: 'team', label: 'Team', icon: IconHierarchy3 },
          { id: 'suspend', label: 'Suspend', icon: IconBan, run: () => setLayer('suspend') },
          { id: 'export', label: 'Export', icon: IconDownload },
          { id: 'delete', label: 'Delete', icon: IconTrash },
        ]}
        onClear={selection.clear}
      />
      {layer === 'form' && <SampleForm onClose={() => setLayer(undefined)} />}
      {layer === 'suspend' && <SampleSuspend onClose={() => setLayer(undefined)} />}
    </ListPage>
  )
}

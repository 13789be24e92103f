import { IconArrowUpRight, IconUserMinus, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listPortalPeople } from '../../../../server/portals/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Ago } from '../../ui/Ago.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import type { ActionGroups } from '../../ui/action.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Toolbar } from '../../ui/Page.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { TakeOut } from '../../ui/portal/TakeOut.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { PersonCell, RowLink } from '../../ui/table/RowLink.tsx'
import { useKeysetPages } from '../../ui/table/useKeysetPages.ts'
import { AddPeople } from '../dialogs/AddPeople.tsx'
import type { Portal, PortalPerson } from '../portal.ts'

const keyOf = ({ user }: PortalPerson) => user.id
const nameOf = ({ user }: PortalPerson) => user.name
const hrefOf = ({ user }: PortalPerson) => `/users/${user.id}`

/** Who is in the portal, whom each of them stands for, since when. */
export function PeopleTab({ portal }: { portal: Portal }) {
  const { t } = useTranslation('portals')
  const { query, pager } = useKeysetPages()
  const read = useCall(listPortalPeople, { params: { portal: portal.id }, query }, { keep: true })
  const [isAdding, setAdding] = useState(false)
  const columns = useColumns()
  const [leaving, setLeaving] = useState<PortalPerson['user']>()
  const menuOf = useMenu(setLeaving)
  const phone = ({ user, contact }: PortalPerson) => ({
    start: <Avatar id={user.id} name={user.name} photo={user.photo} size={40} isApi={false} />,
    title: user.name,
    note: contact?.name ?? user.email ?? '',
    end: <StatusBadge status={user.status} form="bare" />,
    endNote: null,
  })
  const add = { id: 'add', label: t('people.add'), icon: IconUserPlus, run: () => setAdding(true) }
  return (
    <>
      {portal.can.edit && (
        <Toolbar>
          <ActionButton action={add} />
        </Toolbar>
      )}
      <DataTable
        label={t('tabs.people')}
        rows={read.data?.items}
        columns={columns}
        {...{ keyOf, nameOf, hrefOf, menuOf, phone }}
        empty={
          <EmptyState icon={IconUsers} title={t('people.none')}>
            {t('people.noneHelp')}
          </EmptyState>
        }
        problem={read.error && !read.data && <ProblemState problem={read.error} onRetry={() => void read.refetch()} />}
      />
      {read.data && read.data.items.length > 0 && <Pager {...pager(read.data)} />}
      {leaving && <TakeOut portal={portal} user={leaving} onClose={() => setLeaving(undefined)} />}
      {isAdding && <AddPeople portal={portal} onClose={() => setAdding(false)} />}
    </>
  )
}

function useColumns() {
  const { t } = useTranslation('portals')
  return useMemo(
    (): readonly Column<PortalPerson>[] => [
      { id: 'person', label: t('people.person'), cell: Person },
      {
        id: 'status',
        label: t('people.status'),
        width: 132,
        cell: ({ user }) => <StatusBadge status={user.status} form="bare" />,
      },
      { id: 'contact', label: t('people.contact'), width: 180, cell: ({ contact }) => contact?.name ?? '–' },
      {
        id: 'accounts',
        label: t('people.accounts'),
        width: 220,
        quiet: true,
        cell: ({ accounts }) => accounts.map(({ name }) => name).join(', ') || '–',
        whole: ({ accounts }) => accounts.map(({ name }) => name).join(', ') || undefined,
      },
      { id: 'since', label: t('people.since'), width: 112, quiet: true, cell: ({ addedAt }) => <Ago at={addedAt} /> },
    ],
    [t],
  )
}

function Person({ user }: PortalPerson) {
  return (
    <PersonCell
      avatar={<Avatar id={user.id} name={user.name} photo={user.photo} isApi={false} />}
      name={<RowLink href={`/users/${user.id}`}>{user.name}</RowLink>}
      note={user.email}
    />
  )
}

function useMenu(onLeave: (user: PortalPerson['user']) => void) {
  const { t } = useTranslation('portals')
  return useCallback(
    ({ user, can }: PortalPerson): ActionGroups => {
      const open = { id: 'open', label: t('people.open'), icon: IconArrowUpRight, href: `/users/${user.id}` }
      const run = () => onLeave(user)
      const out = { id: 'out', label: t('people.takeOut'), icon: IconUserMinus, danger: true, run }
      return [[open], can.remove ? [out] : []]
    },
    [t, onLeave],
  )
}

import { IconArrowUpRight, IconUserMinus, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listHolders } from '../../../../server/roles/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import type { ActionGroups } from '../../ui/action.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Toolbar } from '../../ui/Page.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { useKeysetPages } from '../../ui/table/useKeysetPages.ts'
import type { Role } from '../role.ts'
import { AddHolders } from './AddHolders.tsx'
import type { Holder } from './holder.ts'
import { RemoveHolder } from './RemoveHolder.tsx'
import { useHolderColumns } from './useHolderColumns.tsx'

const keyOf = ({ user, via }: Holder) => `${user.id}${via.kind}${via.team?.id ?? via.portal?.id ?? ''}`
const nameOf = ({ user }: Holder) => user.name
const hrefOf = ({ user }: Holder) => `/users/${user.id}`

/** Who holds the role, directly or by team. Only direct grants can be taken here. */
export function HoldersTab({ role }: { role: Role }) {
  const { t } = useTranslation('roles')
  const { query, pager } = useKeysetPages()
  const read = useCall(listHolders, { params: { role: role.id }, query }, { keep: true })
  const [isAdding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<Holder>()
  const columns = useHolderColumns()
  const menuOf = useHolderMenu(role, setLeaving)
  const via = useViaWords()
  const phone = (holder: Holder) => ({
    start: (
      <Avatar
        id={holder.user.id}
        name={holder.user.name}
        photo={holder.user.photo}
        size={40}
        isApi={holder.user.type === 'api'}
      />
    ),
    title: holder.user.name,
    note: via(holder),
    end: <StatusBadge status={holder.user.status} form="bare" />,
    endNote: null,
  })
  const add = { id: 'add', label: t('holders.add'), icon: IconUserPlus, run: () => setAdding(true) }
  return (
    <>
      {role.can.grant && (
        <Toolbar>
          <ActionButton action={add} />
        </Toolbar>
      )}
      <DataTable
        label={t('tabs.holders')}
        rows={read.data?.items}
        columns={columns}
        {...{ keyOf, nameOf, hrefOf, menuOf, phone }}
        empty={
          <EmptyState icon={IconUsers} title={t('holders.none')}>
            {t('holders.noneHelp')}
          </EmptyState>
        }
        problem={read.error && !read.data && <ProblemState problem={read.error} onRetry={() => void read.refetch()} />}
      />
      {read.data && read.data.items.length > 0 && <Pager {...pager(read.data)} />}
      {leaving && <RemoveHolder role={role} holder={leaving} onClose={() => setLeaving(undefined)} />}
      {isAdding && <AddHolders role={role} onClose={() => setAdding(false)} />}
    </>
  )
}

function useHolderMenu(role: Role, remove: (holder: Holder) => void) {
  const { t } = useTranslation('roles')
  return useCallback(
    (holder: Holder): ActionGroups => {
      const open = { id: 'open', label: t('open'), icon: IconArrowUpRight, href: `/users/${holder.user.id}` }
      const refused = holder.via.kind === 'direct' ? undefined : t('holders.notDirect')
      const take = { id: 'take', label: t('holders.remove'), icon: IconUserMinus, refused, run: () => remove(holder) }
      return [[open], role.can.grant ? [take] : []]
    },
    [t, role.can.grant, remove],
  )
}

function useViaWords() {
  const { t } = useTranslation('roles')
  return useMemo(
    () =>
      ({ via }: Holder) =>
        t(`via.${via.kind}`, { team: via.team?.name, portal: via.portal?.name }),
    [t],
  )
}

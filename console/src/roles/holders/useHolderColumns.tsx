import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Ago, DayOf } from '../../ui/Ago.tsx'
import { Anchor } from '../../ui/Anchor.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { PersonCell, RowLink } from '../../ui/table/RowLink.tsx'
import type { Holder } from './holder.ts'

/** Person, where the role comes from, status, bounds, who gave it. */
export function useHolderColumns() {
  const { t } = useTranslation('roles')
  return useMemo(
    (): readonly Column<Holder>[] => [
      { id: 'person', label: t('columns.person'), cell: Person },
      { id: 'via', label: t('columns.via'), width: 240, cell: (holder) => <Via {...holder} /> },
      {
        id: 'status',
        label: t('columns.status'),
        width: 132,
        cell: ({ user }) => <StatusBadge status={user.status} form="bare" />,
      },
      { id: 'from', label: t('columns.from'), width: 112, quiet: true, cell: ({ from }) => <DayOf at={from} /> },
      { id: 'until', label: t('columns.until'), width: 112, quiet: true, cell: ({ until }) => <DayOf at={until} /> },
      { id: 'since', label: t('columns.since'), width: 112, quiet: true, cell: ({ addedAt }) => <Ago at={addedAt} /> },
      { id: 'by', label: t('columns.by'), width: 140, quiet: true, cell: ({ addedBy }) => addedBy ?? '–' },
    ],
    [t],
  )
}

function Person({ user }: Holder) {
  return (
    <PersonCell
      avatar={<Avatar id={user.id} name={user.name} photo={user.photo} isApi={user.type === 'api'} />}
      name={<RowLink href={`/users/${user.id}`}>{user.name}</RowLink>}
      note={user.email}
    />
  )
}

function Via({ via }: Holder) {
  const { t } = useTranslation('roles')
  if (via.portal)
    return (
      <>
        {t('via.by')} <Anchor href={`/portals/${via.portal.id}/people`}>{via.portal.name}</Anchor>
      </>
    )
  if (!via.team) return t(`via.${via.kind}`)
  return (
    <>
      {t('via.by')} <Anchor href={`/teams/${via.team.id}/roles`}>{via.team.name}</Anchor>
    </>
  )
}

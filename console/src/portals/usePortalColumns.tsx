import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Tag } from '../ui/Tag.tsx'
import type { Column } from '../ui/table/columns.ts'
import { RowLink } from '../ui/table/RowLink.tsx'
import { useFormat } from '../ui/useFormat.ts'
import { hrefOfPortal, type PortalSummary } from './portal.ts'

/** Name, address, on or off, people, roles. */
export function usePortalColumns() {
  const { t } = useTranslation('portals')
  const format = useFormat()
  return useMemo(
    (): readonly Column<PortalSummary>[] => [
      {
        id: 'name',
        label: t('column.name'),
        cell: ({ id, name }) => <RowLink href={hrefOfPortal(id)}>{name}</RowLink>,
      },
      {
        id: 'address',
        label: t('column.address'),
        width: 320,
        quiet: true,
        cell: ({ address }) => address,
        whole: ({ address }) => address,
      },
      { id: 'state', label: t('column.state'), width: 110, cell: ({ offAt }) => <Tag>{t(offAt ? 'off' : 'on')}</Tag> },
      {
        id: 'people',
        label: t('column.people'),
        width: 110,
        align: 'end',
        cell: ({ people }) => format.number(people),
      },
      {
        id: 'roles',
        label: t('column.roles'),
        width: 240,
        quiet: true,
        cell: ({ roles }) => roles.map(({ name }) => name).join(', ') || '–',
        whole: ({ roles }) => roles.map(({ name }) => name).join(', ') || undefined,
      },
    ],
    [t, format],
  )
}

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Tag } from '../ui/Tag.tsx'
import type { Column } from '../ui/table/columns.ts'
import { RowLink } from '../ui/table/RowLink.tsx'
import { useFormat } from '../ui/useFormat.ts'
import { type Directory, hrefOfDirectory } from './directory.ts'

/** Name and purpose, key, who declares it, attributes, records. */
export function useDirectoryColumns() {
  const { t } = useTranslation('directories')
  const format = useFormat()
  return useMemo(
    (): readonly Column<Directory>[] => [
      {
        id: 'name',
        label: t('column.name'),
        cell: ({ id, name, help }) => (
          <>
            <RowLink href={hrefOfDirectory(id)}>{name}</RowLink>
            {help && <div className="second ellipsis">{help}</div>}
          </>
        ),
        whole: ({ help }) => help || undefined,
      },
      { id: 'key', label: t('column.key'), width: 180, quiet: true, cell: ({ key }) => key },
      {
        id: 'module',
        label: t('column.module'),
        width: 140,
        cell: ({ module }) => (module ? <Tag>{module}</Tag> : <span className="quiet">{t('here')}</span>),
      },
      {
        id: 'attributes',
        label: t('column.attributes'),
        width: 220,
        quiet: true,
        cell: ({ attributes }) => attributes.map(({ name }) => name).join(', ') || '–',
        whole: ({ attributes }) => attributes.map(({ name }) => name).join(', ') || undefined,
      },
      {
        id: 'records',
        label: t('column.records'),
        width: 110,
        align: 'end',
        cell: ({ records }) => format.number(records.active),
      },
      {
        id: 'inactive',
        label: t('column.inactive'),
        width: 110,
        align: 'end',
        quiet: true,
        cell: ({ records }) => format.number(records.inactive),
      },
    ],
    [t, format],
  )
}

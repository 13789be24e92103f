import { UnstyledButton } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Tag } from '../../ui/Tag.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { useFormat } from '../../ui/useFormat.ts'
import type { Directory, DirectoryRecord } from '../directory.ts'

const SHOWN = 4 // attributes beside the name

/** Name, attributes, keys in other systems, how many people name it. */
export function useRecordColumns({ attributes }: Directory, open: (record: DirectoryRecord) => void) {
  const { t } = useTranslation('directories')
  const format = useFormat()
  return useMemo((): readonly Column<DirectoryRecord>[] => {
    const shownOf = (record: DirectoryRecord, key: string) => {
      const value = record.attributes[key]
      if (value === undefined) return ''
      return typeof value === 'object' ? value.name : String(value)
    }
    const keysOf = ({ externalIds }: DirectoryRecord) =>
      externalIds.map(({ source, key }) => `${source}: ${key}`).join(', ')
    return [
      {
        id: 'name',
        label: t('column.name'),
        cell: (record) => (
          <>
            <UnstyledButton className="strong" data-row-link onClick={() => open(record)}>
              {record.name}
            </UnstyledButton>{' '}
            {record.inactive && <Tag>{t('inactive')}</Tag>}
          </>
        ),
      },
      ...attributes.slice(0, SHOWN).map(
        ({ key, name }): Column<DirectoryRecord> => ({
          id: key,
          label: name,
          width: 150,
          quiet: true,
          cell: (record) => shownOf(record, key) || '–',
          whole: (record) => shownOf(record, key) || undefined,
        }),
      ),
      {
        id: 'keys',
        label: t('column.keys'),
        width: 180,
        quiet: true,
        cell: (record) => keysOf(record) || '–',
        whole: (record) => keysOf(record) || undefined,
      },
      {
        id: 'people',
        label: t('column.people'),
        width: 110,
        align: 'end',
        cell: ({ people }) => (people > 0 ? format.number(people) : '–'),
      },
    ]
  }, [attributes, open, t, format])
}

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Ago } from '../../ui/Ago.tsx'
import { Tag } from '../../ui/Tag.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { RowLink } from '../../ui/table/RowLink.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { hrefOfImport, type Import, isAtWork, stateOf } from '../import.ts'

/** File, kind, state, what it did, who sent it and when. */
export function useImportColumns() {
  const { t } = useTranslation('imports')
  const format = useFormat()
  return useMemo((): readonly Column<Import>[] => {
    const count = (name: keyof Import['counts']) => ({
      id: name,
      label: t(`counts.${name}`),
      width: 100,
      align: 'end' as const,
      cell: ({ counts }: Import) => format.number(counts[name]),
    })
    const state = (item: Import) =>
      isAtWork(item.state)
        ? `${t(stateOf(item))} ${Math.floor((item.rowsDone / Math.max(1, item.rowsTotal)) * 100)} %`
        : t(stateOf(item))
    return [
      {
        id: 'file',
        label: t('list.file'),
        cell: ({ id, fileName }) => <RowLink href={hrefOfImport(id)}>{fileName}</RowLink>,
        whole: ({ fileName }) => fileName,
      },
      { id: 'kind', label: t('list.kind'), width: 128, cell: ({ kind }) => <Tag>{t(`kind.${kind}`)}</Tag> },
      { id: 'state', label: t('list.state'), width: 132, cell: state },
      count('created'),
      count('updated'),
      count('refused'),
      { id: 'by', label: t('list.by'), width: 150, quiet: true, cell: ({ createdBy }) => createdBy?.name ?? '–' },
      { id: 'at', label: t('list.at'), width: 112, quiet: true, cell: ({ createdAt }) => <Ago at={createdAt} /> },
    ]
  }, [t, format])
}

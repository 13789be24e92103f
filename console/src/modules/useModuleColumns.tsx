import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { DayOf } from '../ui/Ago.tsx'
import { Tag } from '../ui/Tag.tsx'
import type { Column } from '../ui/table/columns.ts'
import { RowLink } from '../ui/table/RowLink.tsx'
import { useFormat } from '../ui/useFormat.ts'
import classes from './Modules.module.css'
import { hrefOfModule, type ModuleSummary } from './module.ts'

/** Name and purpose, key, release, what it brings, who holds its roles. */
export function useModuleColumns() {
  const { t } = useTranslation('modules')
  const format = useFormat()
  return useMemo(
    (): readonly Column<ModuleSummary>[] => [
      { id: 'name', label: t('columns.module'), cell: (module) => <Name module={module} /> },
      { id: 'key', label: t('columns.key'), width: 128, quiet: true, cell: ({ key }) => key },
      { id: 'release', label: t('columns.release'), width: 96, quiet: true, cell: ({ release }) => release || '–' },
      { id: 'scopes', label: t('columns.scopes'), width: 88, align: 'end', cell: ({ scopes }) => scopes },
      { id: 'roles', label: t('columns.roles'), width: 88, align: 'end', cell: ({ roles }) => roles },
      {
        id: 'people',
        label: t('columns.people'),
        width: 96,
        align: 'end',
        cell: ({ people }) => (people === null ? '–' : format.number(people)),
      },
      {
        id: 'changed',
        label: t('columns.changed'),
        width: 132,
        quiet: true,
        cell: ({ updatedAt }) => <DayOf at={updatedAt} />,
      },
    ],
    [t, format],
  )
}

function Name({ module }: { module: ModuleSummary }) {
  const { t } = useTranslation('modules')
  return (
    <span className={classes.name}>
      <span className={classes.line}>
        <RowLink href={hrefOfModule(module.key)}>{module.name}</RowLink>
        {module.removed && <Tag>{t('state.removed')}</Tag>}
        {module.fixed && <Tag>{t('state.fixed')}</Tag>}
      </span>
      {module.description && <span className="second ellipsis">{module.description}</span>}
    </span>
  )
}

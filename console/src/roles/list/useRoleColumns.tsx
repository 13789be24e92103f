import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { DayOf } from '../../ui/Ago.tsx'
import { Tag } from '../../ui/Tag.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { RowLink } from '../../ui/table/RowLink.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { hrefOfRole } from '../address.ts'
import type { RoleSummary } from '../role.ts'
import classes from './RolesList.module.css'

/** Name and purpose, origin, audience, rank, holders, last change. */
export function useRoleColumns() {
  const { t } = useTranslation('roles')
  const format = useFormat()
  return useMemo((): readonly Column<RoleSummary>[] => {
    const holders = ({ holders: held }: RoleSummary) => (held ? format.number(held.people) : '–')
    return [
      {
        id: 'name',
        label: t('columns.role'),
        cell: (role) => <Name {...role} />,
        whole: ({ description }) => description || undefined,
      },
      {
        id: 'origin',
        label: t('columns.origin'),
        width: 128,
        cell: ({ origin, module }) => <Tag>{module?.name ?? t(`origin.${origin}`)}</Tag>,
      },
      {
        id: 'audience',
        label: t('columns.audience'),
        width: 112,
        quiet: true,
        cell: ({ audience }) => t(`audience.${audience}`),
      },
      { id: 'rank', label: t('columns.rank'), width: 72, align: 'end', quiet: true, cell: ({ rank }) => rank ?? '–' },
      { id: 'holders', label: t('columns.holders'), width: 96, align: 'end', cell: holders },
      {
        id: 'byTeam',
        label: t('columns.byTeam'),
        width: 96,
        align: 'end',
        quiet: true,
        cell: ({ holders: held }) => held?.byTeam ?? '–',
      },
      {
        id: 'changed',
        label: t('columns.changed'),
        width: 132,
        quiet: true,
        cell: ({ updatedAt }) => <DayOf at={updatedAt} />,
      },
    ]
  }, [t, format])
}

function Name({ id, name, description, mine, inactive, module }: RoleSummary) {
  const { t } = useTranslation('roles')
  return (
    <span className={classes.name}>
      <span className={classes.line}>
        <RowLink href={hrefOfRole(id)}>{name}</RowLink>
        {mine && <Tag>{t('you')}</Tag>}
        {inactive && <Tag>{t(module?.removed ? 'moduleRemoved' : 'inactive')}</Tag>}
      </span>
      {description && <span className="second ellipsis">{description}</span>}
    </span>
  )
}

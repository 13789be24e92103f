import { IconShieldCheck } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionGroups } from '../../ui/action.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { STROKE } from '../../ui/icons.ts'
import { Toolbar } from '../../ui/Page.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { useAddress } from '../../ui/useAddress.ts'
import { hrefOfRole } from '../address.ts'
import type { RoleSummary } from '../role.ts'
import { type Administrator, AdministratorRow } from './AdministratorRow.tsx'
import classes from './RolesList.module.css'
import { useRoleColumns } from './useRoleColumns.tsx'

interface Props {
  readonly roles: readonly RoleSummary[] | undefined
  /** What administrators are called where they stand among the roles. */
  readonly administrator: Administrator | null | undefined
  readonly menuOf: (role: RoleSummary) => ActionGroups
}

const keyOf = ({ id }: RoleSummary) => id
const nameOf = ({ name }: RoleSummary) => name
const hrefOf = ({ id }: RoleSummary) => hrefOfRole(id)

/** Every role with where it comes from, its rank and how many hold it. */
export function RolesList({ roles, administrator, menuOf }: Props) {
  const { t } = useTranslation('roles')
  const { search, change } = useAddress()
  const words = search.get('q') ?? ''
  const rows = useMemo(() => roles?.filter((role) => isMatch(role, words)), [roles, words])
  const columns = useRoleColumns()
  const phone = (role: RoleSummary) => ({
    start: <IconShieldCheck className={classes.sign ?? ''} size={20} stroke={STROKE} aria-hidden="true" />,
    title: role.name,
    note: role.description || t(`origin.${role.origin}`),
    end: role.mine ? <Tag>{t('you')}</Tag> : null,
    endNote: role.holders && t('people', { count: role.holders.people }),
  })
  return (
    <>
      <Toolbar>
        <SearchBox label={t('search')} value={words} onChange={(q) => change({ q })} />
      </Toolbar>
      {administrator && isMatch({ name: administrator.name, description: '' }, words) && (
        <AdministratorRow administrator={administrator} />
      )}
      <DataTable
        label={t('title')}
        rows={rows}
        columns={columns}
        {...{ keyOf, nameOf, hrefOf, menuOf, phone }}
        empty={
          <EmptyState icon={IconShieldCheck} title={t('none.title')}>
            {t('none.help', { words })}
          </EmptyState>
        }
      />
    </>
  )
}

function isMatch({ name, description }: Pick<RoleSummary, 'name' | 'description'>, words: string): boolean {
  const text = folded(`${name} ${description}`)
  return folded(words)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

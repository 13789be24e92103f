import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/useFormat.ts'
import type { ProfileField } from '../fields/useProfileFields.ts'
import type { UserDetail } from '../types.ts'

const LABELS: Readonly<Record<string, string>> = {
  username: 'column.username',
  position: 'column.position',
  manager: 'column.manager',
}

/** How a value of a person is called, and how it reads: for choosing between two. */
export function useShowValue(fields: readonly ProfileField[], user: UserDetail) {
  const { t } = useTranslation('users')
  const format = useFormat()
  const labelOf = (name: string): string =>
    fields.find(({ key }) => `fields.${key}` === name)?.label ?? t(LABELS[name] ?? `form.${name}`)
  const show = (value: unknown, name: string): string => {
    const field = fields.find(({ key }) => `fields.${key}` === name)
    if (field?.effect === 'restrict' && value === null) return t('fieldValue.unrestricted')
    if (value === null || value === undefined || value === '') return t('ui:diff.empty')
    if (Array.isArray(value)) return value.map(partOf).join(', ') || t('ui:diff.empty')
    if (name === 'defaultTeam') return user.teams.find(({ id }) => id === value)?.name ?? '…'
    if (name === 'from' || name === 'until') return format.moment(String(value))
    return partOf(value)
  }
  return { labelOf, show }
}

function partOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if ('number' in value) return String(value.number)
  if ('only' in value && Array.isArray(value.only)) return value.only.map(partOf).join(', ')
  return 'name' in value ? String(value.name) : ''
}

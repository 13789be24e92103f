import { useTranslation } from 'react-i18next'
import { Level } from '../../ui/Level.tsx'
import type { Role, RoleSummary, Scope } from '../role.ts'

/** What each role says of fields, by its id. */
export type Said = ReadonlyMap<string, Role['fields']>

interface Props {
  readonly scope: Scope
  readonly roles: readonly RoleSummary[]
  readonly said: Said
}

/** The fields of a scope of which one of these roles says something, or that are restricted. */
export function FieldRows({ scope, roles, said }: Props) {
  const { t } = useTranslation('roles')
  const wordIn = (role: string, field: string, action: 'read' | 'edit') =>
    said.get(role)?.find((cell) => cell.scope === scope.key && cell.field === field && cell.action === action)?.gives
  const rows = scope.fields.flatMap((field) => (['read', 'edit'] as const).map((action) => ({ field, action })))
  return rows
    .filter(({ field, action }) => field.restricted || roles.some(({ id }) => wordIn(id, field.key, action)))
    .map(({ field, action }) => (
      <tr key={`${field.key} ${action}`}>
        <th scope="row">
          <span className="hidden-words">{scope.name}: </span>
          {t('compare.field', { field: field.name, action: t(`fieldsTab.${action}`) })}
        </th>
        {roles.map(({ id, mine }) => (
          <td key={id} data-mine={mine || undefined}>
            {said.has(id) && <Level level={wordIn(id, field.key, action) ?? 'unset'} />}
          </td>
        ))}
      </tr>
    ))
}

import type { DeclaredRole, Manifest } from './manifest.ts'
import { type Mistake, mistake, type Path, twice } from './mistakes.ts'

/** Levels that mean something to one audience alone: outside users have no teams, inside users no account. */
const OTHERS: Readonly<Record<DeclaredRole['audience'], readonly string[]>> = {
  internal: ['account', 'contact'],
  portal: ['team'],
}

/** Predefined roles give what the manifest declares, at levels that it declares, and nothing else. */
export function mistakesInRoles(manifest: Manifest): Mistake[] {
  const keys = new Set(manifest.roles.map((role) => role.key))
  return [
    ...twice(manifest.roles, ['roles']),
    ...manifest.roles.flatMap((role, index) => [
      ...mistakesInPermissions(manifest, role, ['roles', index, 'permissions']),
      ...mistakesInFields(manifest, role, ['roles', index, 'fields']),
      ...role.mayGrant.flatMap((key, at) =>
        keys.has(key)
          ? []
          : [mistake(['roles', index, 'mayGrant', at], 'unknown', `No role of this manifest has the key “${key}”.`)],
      ),
    ]),
  ]
}

function mistakesInPermissions(manifest: Manifest, role: DeclaredRole, path: Path): Mistake[] {
  return Object.entries(role.permissions).flatMap(([permission, { level, within }]) => {
    const at = [...path, permission]
    const levels = levelsOf(manifest, permission)
    if (typeof levels === 'string') return [mistake(at, 'unknown', levels)]
    if (!levels.includes(level))
      return [mistake(at, 'level-not-allowed', `“${permission}” takes ${levels.join(', ')}, not ${level}.`)]
    if (OTHERS[role.audience].includes(level))
      return [mistake(at, 'audience', `“${level}” means nothing to a role of audience ${role.audience}.`)]
    if (level === 'yes' && within !== null)
      return [mistake(at, 'no-record', 'Without a record there is nothing whose age could count.')]
    return []
  })
}

/** The levels declared for `issues.read`, or for the special permission `export`; a sentence where there are none. */
function levelsOf({ scopes, permissions }: Manifest, permission: string): readonly string[] | string {
  const [scope = '', action] = permission.split('.')
  if (action === undefined) {
    const special = permissions.find((one) => one.key === scope)
    return (
      special?.levels ?? `“${permission}” is no permission of this manifest. Write scope.action, such as issues.read.`
    )
  }
  const declared = scopes.find((one) => one.key === scope)
  if (!declared) return `No scope of this manifest has the key “${scope}”.`
  return declared.actions.find((one) => one.key === action)?.levels ?? `Scope “${scope}” has no action “${action}”.`
}

function mistakesInFields({ scopes }: Manifest, role: DeclaredRole, path: Path): Mistake[] {
  return Object.entries(role.fields).flatMap(([name, { read, edit }]) => {
    const [scope = '', field = ''] = name.split('.')
    const declared = scopes.find((one) => one.key === scope)
    if (!declared?.fields.some((one) => one.key === field))
      return [mistake([...path, name], 'unknown', `“${name}” is no field of this manifest. Write scope.field.`)]
    return read || edit ? [] : [mistake([...path, name], 'nothing', 'Say whether it may be read or edited.')]
  })
}

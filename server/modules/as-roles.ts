import type { PredefinedRole } from '../roles/index.ts'
import type { DeclaredRole, Manifest } from './manifest.ts'

/** The roles of a manifest as the rest of Roster names what they give: `issues.read` of `desk` is `desk/issues`, `read`. */
export function asRoles({ key, roles }: Manifest): PredefinedRole[] {
  return roles.map((role) => ({
    ...{ key: role.key, name: role.name, description: role.description, audience: role.audience, rank: role.rank },
    mayGrant: role.mayGrant,
    permissions: permissionsOf(key, role),
    fields: fieldsOf(key, role),
  }))
}

function permissionsOf(module: string, { permissions }: DeclaredRole): PredefinedRole['permissions'] {
  return Object.entries(permissions).map(([permission, { level, within }]) => {
    const [first = '', action] = permission.split('.')
    return action === undefined
      ? { scope: module, action: first, level, within }
      : { scope: `${module}/${first}`, action, level, within }
  })
}

function fieldsOf(module: string, { fields }: DeclaredRole): PredefinedRole['fields'] {
  return Object.entries(fields).flatMap(([name, said]) => {
    const [scope = '', field = ''] = name.split('.')
    return (['read', 'edit'] as const).flatMap((action) => {
      const gives = said[action]
      return gives ? [{ scope: `${module}/${scope}`, field, action, gives }] : []
    })
  })
}

/** Every scope key that a manifest declares, its special permissions too. */
export function scopeKeysOf({ key, scopes }: Manifest): string[] {
  return [key, ...scopes.map((scope) => `${key}/${scope.key}`)]
}

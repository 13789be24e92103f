import { fold } from '../platform/fold.ts'
import { mistakesInDirectories } from './check-directories.ts'
import { mistakesInRoles } from './check-roles.ts'
import type { Manifest } from './manifest.ts'
import { type Mistake, mistake, type Path, twice } from './mistakes.ts'

/** What of this Roster a manifest may name, or must not take. */
export interface Surroundings {
  /** Keys that no module may have. */
  readonly reserved: ReadonlySet<string>
  /** Keys of the directories that are there, but not by this module. */
  readonly directories: ReadonlySet<string>
  /** Keys of the profile fields that are there, but not by this module. */
  readonly profileFields: ReadonlySet<string>
  /** Folded names of the roles that are there, but not by this module. */
  readonly roleNames: ReadonlySet<string>
}

/** What a manifest says that cannot be: keys that stand twice or name nothing, levels that exclude each other. */
export function mistakesIn(manifest: Manifest, around: Surroundings): Mistake[] {
  return [
    ...(around.reserved.has(manifest.key)
      ? [mistake(['key'], 'reserved', `“${manifest.key}” is a name of Roster’s own. Choose another key.`)]
      : []),
    ...twice(manifest.scopes, ['scopes']),
    ...manifest.scopes.flatMap((scope, index) => mistakesInScope(scope, ['scopes', index])),
    ...twice(manifest.permissions, ['permissions']),
    ...manifest.permissions.flatMap(({ levels }, index) => mixed(levels, ['permissions', index, 'levels'])),
    ...mistakesInRoles(manifest),
    ...takenNames(manifest, around),
    ...mistakesInDirectories(manifest, around),
  ]
}

function mistakesInScope(scope: Manifest['scopes'][number], path: Path): Mistake[] {
  return [
    ...twice(scope.actions, [...path, 'actions']),
    ...twice(scope.fields, [...path, 'fields']),
    ...twice(scope.attributes, [...path, 'attributes']),
    ...scope.actions.flatMap(({ levels }, index) => mixed(levels, [...path, 'actions', index, 'levels'])),
  ]
}

/** `yes` is for actions without a record; it never stands beside levels that reach records. */
function mixed(levels: readonly string[], path: Path): Mistake[] {
  if (!levels.includes('yes') || levels.length === 1) return []
  return [mistake(path, 'mixed-levels', '“yes” is for actions without a record and stands alone.')]
}

function takenNames({ roles }: Manifest, { roleNames }: Surroundings): Mistake[] {
  const seen = new Set<string>()
  return roles.flatMap(({ name }, index) => {
    const key = fold(name)
    const own = seen.has(key)
    seen.add(key)
    if (own) return [mistake(['roles', index, 'name'], 'twice', `Two roles are called “${name}”.`)]
    if (!roleNames.has(key)) return []
    return [mistake(['roles', index, 'name'], 'role-name-taken', `Another role of this Roster is called “${name}”.`)]
  })
}

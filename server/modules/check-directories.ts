import type { Surroundings } from './check.ts'
import type { Manifest } from './manifest.ts'
import { type Mistake, mistake, type Path, twice } from './mistakes.ts'

type Field = Manifest['profileFields'][number]

/** What names a directory names one that this manifest declares, or that is there already. */
export function mistakesInDirectories(manifest: Manifest, around: Surroundings): Mistake[] {
  const known = new Set([...around.directories, ...manifest.directories.map((one) => one.key)])
  const missing = (key: string | null | undefined, path: Path): Mistake[] =>
    !key || known.has(key) ? [] : [mistake(path, 'unknown', `There is no directory “${key}”, here or in this Roster.`)]
  return [
    ...twice(manifest.directories, ['directories']),
    ...manifest.scopes.flatMap(({ attributes }, scope) =>
      attributes.flatMap(({ directory }, at) => missing(directory, ['scopes', scope, 'attributes', at, 'directory'])),
    ),
    ...manifest.directories.flatMap(({ attributes }, index) => {
      const path = ['directories', index, 'attributes'] as const
      return [...twice(attributes, path), ...attributes.flatMap((one, at) => ofKind(one, [...path, at], missing))]
    }),
    ...twice(manifest.profileFields, ['profileFields']),
    ...manifest.profileFields.flatMap((field, index) => {
      const path = ['profileFields', index] as const
      return [
        ...(around.profileFields.has(field.key)
          ? [mistake([...path, 'key'], 'taken', `Another profile field of this Roster has the key “${field.key}”.`)]
          : []),
        ...missing(field.directory, [...path, 'directory']),
        ...(field.directories ?? []).flatMap((key, at) => missing(key, [...path, 'directories', at])),
        ...mistakesInField(manifest, field, path),
      ]
    }),
  ]
}

type Attribute = Manifest['directories'][number]['attributes'][number]

function ofKind(
  { kind, choices, directory }: Attribute,
  path: Path,
  missing: (key: string | null, path: Path) => Mistake[],
): Mistake[] {
  if (kind === 'record' && !directory) return [mistake([...path, 'directory'], 'needed', 'Say of which directory.')]
  if (kind === 'choice' && choices.length === 0) return [mistake([...path, 'choices'], 'needed', 'Name the choices.')]
  return missing(directory, [...path, 'directory'])
}

/** Keys of the directories whose records a field names. */
export function directoriesOf({ directory, directories = [] }: Field): readonly string[] {
  return [...new Set([...(directory ? [directory] : []), ...directories])]
}

function mistakesInField(manifest: Manifest, field: Field, path: Path): Mistake[] {
  const named = directoriesOf(field)
  const isRecord = field.kind === 'record'
  const wrong: [boolean, string, string, string][] = [
    [isRecord && named.length === 0, 'directory', 'needed', 'Say of which directory.'],
    [!isRecord && named.length > 0, 'kind', 'kind', 'Only a field of kind record names a directory.'],
    [field.kind === 'choice' && field.choices.length === 0, 'choices', 'needed', 'Name the choices.'],
    [field.many && !isRecord, 'many', 'kind', 'Only a field of kind record takes several.'],
    [field.effect !== null && !isRecord, 'effect', 'kind', 'Only a field of kind record takes part in decisions.'],
    [
      field.effect !== null && field.appliesTo.length === 0,
      'effect',
      'needed',
      'Say in appliesTo where it takes part.',
    ],
    [field.effect === null && field.appliesTo.length > 0, 'appliesTo', 'needed', 'Say whether it restricts or grants.'],
  ]
  return [
    ...wrong.flatMap(([is, at, code, message]) => (is ? [mistake([...path, at], code, message)] : [])),
    ...field.appliesTo.flatMap((target, at) => mistakesInTarget(manifest, named, target, [...path, 'appliesTo', at])),
  ]
}

function mistakesInTarget(
  { scopes }: Manifest,
  named: readonly string[],
  { scope, attribute }: Field['appliesTo'][number],
  path: Path,
): Mistake[] {
  const declared = scopes.find((one) => one.key === scope)
  if (!declared) return [mistake([...path, 'scope'], 'unknown', `No scope of this manifest has the key “${scope}”.`)]
  const found = declared.attributes.find((one) => one.key === attribute)
  if (!found) return [mistake([...path, 'attribute'], 'unknown', `Scope “${scope}” has no attribute “${attribute}”.`)]
  if (named.includes(found.directory)) return []
  return [
    mistake(
      [...path, 'attribute'],
      'directory',
      `Attribute “${attribute}” names records of “${found.directory}”, this field of ${named.join(', ') || 'none'}.`,
    ),
  ]
}

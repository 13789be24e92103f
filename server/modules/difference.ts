import type { Manifest } from './manifest.ts'
import type { ModulePlan } from './shapes.ts'
import { spanOf, wordsOfDirectory, wordsOfField } from './words.ts'

type Kind = ModulePlan['changes'][number]['kind']

interface Entry {
  readonly kind: Kind
  readonly key: string
  readonly name: string
  /** What is said of it, in one line, so that two manifests can be compared. */
  readonly text: string
}

/** What is declared otherwise in the second manifest; null is none. */
export function differenceOf(before: Manifest | null, after: Manifest | null): ModulePlan['changes'] {
  const [former, next] = [entriesOf(before), entriesOf(after)]
  const keys = [...new Set([...former.keys(), ...next.keys()])]
  return keys.flatMap((key) => {
    const [was, is] = [former.get(key), next.get(key)]
    const entry = is ?? was
    if (!entry || was?.text === is?.text) return []
    const change = was ? (is ? 'changed' : 'removed') : 'new'
    return [
      { kind: entry.kind, key: entry.key, name: entry.name, change, before: was?.text ?? '', after: is?.text ?? '' },
    ]
  })
}

/** For the trail: one value for each thing declared. */
export function valuesOf(manifest: Manifest | null): Record<string, string> {
  return Object.fromEntries([...entriesOf(manifest)].map(([key, entry]) => [key, entry.text]))
}

function entriesOf(manifest: Manifest | null): Map<string, Entry> {
  if (!manifest) return new Map()
  const { key, name, version, description, scopes, permissions, roles, directories, profileFields } = manifest
  const entries: Entry[] = [
    { kind: 'module', key, name, text: [name, version, description].filter(Boolean).join(' · ') },
    ...scopes.flatMap(entriesOfScope),
    ...permissions.map((one): Entry => said('permission', one.key, one.name, [one.levels.join(', '), one.help])),
    ...roles.map(entryOfRole),
    ...directories.map((one) => said('directory', one.key, one.name, wordsOfDirectory(one))),
    ...profileFields.map((one) => said('profile-field', one.key, one.label, wordsOfField(one))),
  ]
  return new Map(entries.map((entry) => [`${entry.kind}.${entry.key}`, entry]))
}

function said(kind: Kind, key: string, name: string, words: readonly string[]): Entry {
  return { kind, key, name, text: [name, ...words].filter(Boolean).join(' · ') }
}

function entriesOfScope({ key, name, help, actions, fields, attributes }: Manifest['scopes'][number]): Entry[] {
  const at = (one: { readonly key: string }) => `${key}.${one.key}`
  return [
    said('scope', key, name, [help]),
    ...actions.map((one) => said('action', at(one), `${name} · ${one.name}`, [one.levels.join(', ')])),
    ...fields.map((one) => said('field', at(one), `${name} · ${one.name}`, [one.restricted ? 'restricted' : ''])),
    ...attributes.map((one) => said('attribute', at(one), `${name} · ${one.name}`, [one.directory])),
  ]
}

function entryOfRole(role: Manifest['roles'][number]): Entry {
  const { key, name, description, audience, rank, mayGrant, permissions, fields } = role
  const given = Object.entries(permissions).map(
    ([permission, { level, within }]) => `${permission}: ${level}${within === null ? '' : ` within ${spanOf(within)}`}`,
  )
  const words = Object.entries(fields).flatMap(([field, { read, edit }]) => [
    ...(read ? [`${field} read: ${read}`] : []),
    ...(edit ? [`${field} edit: ${edit}`] : []),
  ])
  return said('role', key, name, [
    ...[description, audience === 'portal' ? 'portal' : '', rank === null ? '' : `rank ${rank}`],
    ...[mayGrant.length > 0 ? `may give ${[...mayGrant].sort().join(', ')}` : ''],
    ...[...given.sort(), ...words.sort()],
  ])
}

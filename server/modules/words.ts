/** What a manifest declares, in the one line by which plans and the trail tell it. */
import type { Manifest } from './manifest.ts'

type Directory = Manifest['directories'][number]
type ProfileField = Manifest['profileFields'][number]

const DAY = 24 * 3600 // seconds

/** `30m`, `24h`, `7d`: as manifests write it. */
export function spanOf(seconds: number): string {
  if (seconds % DAY === 0 && seconds > DAY) return `${seconds / DAY}d`
  if (seconds % 3600 === 0) return `${seconds / 3600}h`
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`
}

/** Help, attributes, and whether names may repeat. */
export function wordsOfDirectory({ help, attributes, uniqueNames }: Directory): string[] {
  return [help, attributes.map(attributeOf).join(', '), uniqueNames ? '' : 'names may repeat']
}

function attributeOf({ key, name, kind, required, choices, directory }: Directory['attributes'][number]): string {
  const words = [kind, directory ?? '', quoted(choices), required ? 'required' : ''].filter(Boolean)
  return `${key}: ${name} (${words.join(' ')})`
}

/** Kind and what it names, what is asked of it, who fills it in, and what it decides. */
export function wordsOfField(field: ProfileField): string[] {
  const { kind, directory, directories = [], choices, effect, appliesTo } = field
  const named = [...(directory ? [directory] : []), ...directories].join(', ')
  const applies = appliesTo.map(({ scope, attribute }) => `${scope}.${attribute}`).join(', ')
  return [
    [kind, named, quoted(choices)].filter(Boolean).join(' '),
    ...(['many', 'required', 'searchable', 'sortable'] as const).map((word) => (field[word] ? word : '')),
    field.shown ? '' : 'not shown',
    field.editableBy === 'self' ? 'filled in by the person' : '',
    [effect ?? '', applies].filter(Boolean).join(': '),
  ]
}

/** In quotes, so that two choices never read like one. */
function quoted(choices: readonly string[]): string {
  return choices.map((choice) => JSON.stringify(choice)).join(', ')
}

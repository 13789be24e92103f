import { fold } from '../platform/fold.ts'
import { MEMBERSHIP_COLUMNS, TEAM_COLUMNS, USER_COLUMNS } from './guess.ts'
import type { Column } from './inspect.ts'
import type { ColumnMapping, ImportKind, Mapping, Target } from './shapes.ts'

/** What Roster knows already, by which a guess gets better. */
export interface Known {
  /** Keys of declared profile fields. */
  readonly fields: readonly string[]
  /** Sources of external ids in use. */
  readonly userSources: readonly string[]
  readonly teamSources: readonly string[]
  /** Whether the author may declare profile fields. */
  readonly mayDeclare: boolean
  /** Whether the ids in a column `roster_id` are those of people here: the file came out of this Roster. */
  readonly ownIds: boolean
  /** Said by the caller: whose keys the file holds. */
  readonly source?: string
}

const GUESSES = { users: suggestUsers, teams: suggestTeams, memberships: suggestMemberships } as const
const KEY_NAME = /^((staff|employee|personnel|person|user|member|student|external)_?)?(id|no|nr|number|key|code)$/
const ONCE = new Set<Target>([
  'id',
  'username',
  'givenName',
  'familyName',
  'displayName',
  'position',
  'language',
  'timeZone',
  'manager',
  'type',
  'roles',
  'from',
  'until',
  'emails',
  'phones',
  'externalIds',
  'teams',
  'defaultTeam',
  'portals',
  'contact',
  'accounts',
  'status',
  'suspensionReason',
  'suspendedUntil',
  'passwordHash',
])

/** What the columns of a file probably mean, judged by their names and first values. Every column is in the result. */
export function suggest(kind: ImportKind, columns: readonly Column[], known: Known): Mapping {
  return GUESSES[kind](columns, known)
}

function suggestUsers(columns: readonly Column[], known: Known): Mapping {
  const used = new Set<Target>()
  const keyColumn = columns.find((column) => isKey(column, known.userSources) && !targetOf(USER_COLUMNS, column))
  const isOurs = columns.some((column) => wordOf(column) === 'roster_id')
  return columns.map((column): ColumnMapping => {
    const name = wordOf(column)
    const at = { column: column.name }
    const exported = /^fields_(\w+)$/.exec(name)?.[1]
    if (exported) return suggestField(column, exported, known)
    if (!isOurs && known.fields.includes(fieldKey(name))) return { ...at, target: 'field', field: fieldKey(name) }
    if (column === keyColumn) return { ...at, target: 'externalId', source: known.source ?? sourceOf(name, 'person') }
    const target = targetOf(USER_COLUMNS, column)
    if (target === 'id' && !known.ownIds) return { ...at, target: 'ignore' }
    if (target && !used.has(target) && (target !== 'status' || saysStatus(column))) {
      if (ONCE.has(target)) used.add(target)
      return { ...at, target, ...detailsOf(target, name, known) }
    }
    return suggestField(column, name, known)
  })
}

/** The profile field of this name, or a new one where the author may declare it. */
function suggestField(column: Column, name: string, known: Known): ColumnMapping {
  const field = fieldKey(name)
  if (known.fields.includes(field)) return { column: column.name, target: 'field', field }
  if (!known.mayDeclare) return { column: column.name, target: 'ignore' }
  const label = labelOf(column.name.replace(/^fields\./, ''))
  return { column: column.name, target: 'newField', field, label, fieldKind: column.days ? 'date' : 'text' }
}

/** A column called status may say anything; ours has these words. */
function saysStatus({ samples }: Column): boolean {
  return samples.every((sample) => /^(active|invited|scheduled|locked|expired|suspended|deleted)$/i.test(sample))
}

function suggestTeams(columns: readonly Column[], known: Known): Mapping {
  const source =
    known.source ??
    sourceOf(columns.map(wordOf).find((name) => /^(?!parent)\w+_(key|id|code)$/.test(name)) ?? '', 'team')
  return firstOfEach(columns, TEAM_COLUMNS, (target) =>
    target === 'externalId' || target === 'parent' ? { source } : {},
  )
}

function suggestMemberships(columns: readonly Column[], known: Known): Mapping {
  const byName = firstOfEach(columns, MEMBERSHIP_COLUMNS, (target, name) => {
    if (target === 'team')
      return { source: known.teamSources.length === 1 ? (known.teamSources[0] ?? 'team') : sourceOf(name, 'team') }
    return target === 'user' ? personBy(name, known) : {}
  })
  if (byName.some((one) => one.target === 'user')) return byName
  const free = columns.filter((_, index) => byName[index]?.target === 'ignore')
  const key =
    free.find((column) => known.userSources.includes(sourceOf(wordOf(column), ''))) ??
    free.find((column) => isCode(column))
  const source = key && (known.source ?? sourceOf(wordOf(key), 'person'))
  return byName.map((one) =>
    key && source && one.column === key.name ? { column: one.column, target: 'user', by: 'externalId', source } : one,
  )
}

function firstOfEach(
  columns: readonly Column[],
  names: typeof TEAM_COLUMNS,
  details: (target: Target, name: string) => Partial<ColumnMapping>,
): Mapping {
  const used = new Set<Target>()
  return columns.map((column): ColumnMapping => {
    const target = targetOf(names, column)
    if (!target || used.has(target)) return { column: column.name, target: 'ignore' }
    used.add(target)
    return { column: column.name, target, ...details(target, wordOf(column)) }
  })
}

function detailsOf(target: Target, name: string, known: Known): Partial<ColumnMapping> {
  if (target === 'manager') return personBy(name, known)
  if (target !== 'phone') return {}
  if (/mobile|cell/.test(name)) return { phoneKind: 'mobile' }
  return { phoneKind: /fax/.test(name) ? 'fax' : /home/.test(name) ? 'home' : 'office' }
}

function personBy(name: string, known: Known): Partial<ColumnMapping> {
  if (/mail/.test(name)) return { by: 'email' }
  if (/username|user_name|login/.test(name)) return { by: 'username' }
  return { by: 'externalId', source: known.source ?? known.userSources[0] ?? 'person' }
}

/** A column that is somebody's key in another system: known as such, named so, or whole, distinct and code-like. */
function isKey(column: Column, sources: readonly string[]): boolean {
  const name = wordOf(column)
  return sources.includes(sourceOf(name, '')) || KEY_NAME.test(name) || (column.unique && isCode(column))
}

function isCode({ samples, days }: Column): boolean {
  return (
    samples.length > 0 && !days && samples.every((value) => /^[A-Za-z0-9][\w.-]{0,49}$/.test(value) && /\d/.test(value))
  )
}

function targetOf(names: typeof TEAM_COLUMNS, column: Column): Target | undefined {
  const name = wordOf(column)
  return names.find(([pattern]) => pattern.test(name))?.[1]
}

function wordOf({ name }: Column): string {
  return fold(name)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
}

function sourceOf(name: string, otherwise: string): string {
  const source = name.replace(/_?(key|id|code)$/, '').slice(0, 50)
  return /^[a-z0-9]/.test(source) ? source : otherwise
}

function fieldKey(name: string): string {
  return (/^[a-z]/.test(name) ? name : `field_${name}`).slice(0, 50)
}

function labelOf(name: string): string {
  const words = name.replace(/[_\s]+/g, ' ').trim()
  return (words.charAt(0).toUpperCase() + words.slice(1)).slice(0, 100)
}

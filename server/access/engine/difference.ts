/** What somebody gains and loses between two states: the levels held, and how far they reach. */
import type { Instant } from '../../platform/clock.ts'
import { type Named, NO_NAMING } from './assignments.ts'
import { type DecisionTable, type Entry, tableOf, type Way } from './compile.ts'
import type { Subject } from './facts.ts'
import { givesField } from './fields.ts'
import { type GivingLevel, includes } from './levels.ts'
import type { TeamTree } from './teams.ts'

/** Somebody before the change, or after it, among the teams as they are then. */
export interface Side {
  readonly subject: Subject
  readonly teams: TeamTree
}

/**
 * Which records come or go: those of a team and all below it, those that name a record, all that name another one, or
 * those of whom a portal user stands for.
 */
export type Piece =
  | { readonly kind: 'team'; readonly teamId: string }
  | { readonly kind: 'record'; readonly fieldId: string; readonly recordId: string }
  | { readonly kind: 'others'; readonly fieldId: string }
  | { readonly kind: 'contact'; readonly recordId: string }
  | { readonly kind: 'account'; readonly recordId: string }

export interface HeldWay {
  readonly level: GivingLevel
  readonly within: number | null
}

/** One action, or one field of it, that is held otherwise afterwards. */
export interface Difference {
  readonly scope: string
  readonly action: string
  readonly field: string | null
  readonly before: readonly HeldWay[]
  readonly after: readonly HeldWay[]
  readonly gained: readonly Piece[]
  readonly lost: readonly Piece[]
  readonly gains: boolean
  readonly loses: boolean
}

interface Asked {
  /** Teams that may have come into reach or gone out of it: those whose membership or place is another. */
  readonly teamIds: readonly string[]
  /** The fields that the records of a scope have. */
  readonly fieldsOf: (scope: string) => readonly string[]
  readonly now: Instant
}

/**
 * Every difference between two states of one user. Complete: where it names none, every decision is the same before and
 * after. One who holds a level gains or loses it also where a restriction leaves nothing to reach.
 */
export function differenceOf(before: Side, after: Side, { teamIds, fieldsOf, now }: Asked): Difference[] {
  const [from, to] = [viewOf(before, now), viewOf(after, now)]
  const rest: Moved = {
    gained: teamIds.filter((id) => to.reaches(id) && !from.reaches(id)),
    lost: teamIds.filter((id) => from.reaches(id) && !to.reaches(id)),
  }
  return permissionsOf(from, to).flatMap(({ scope, action }) => {
    const [former, latter] = [entryOf(from, scope, action), entryOf(to, scope, action)]
    const whole = wholeDifference({ scope, action, from, to, former, latter, rest })
    return [...whole, ...fieldDifferences({ scope, action, from, to, former, latter }, fieldsOf(scope))]
  })
}

interface View {
  readonly table: DecisionTable
  reaches(teamId: string): boolean
}

interface Moved {
  readonly gained: readonly string[]
  readonly lost: readonly string[]
}

interface Pair {
  readonly scope: string
  readonly action: string
  readonly from: View
  readonly to: View
  readonly former: Entry | undefined
  readonly latter: Entry | undefined
}

function viewOf({ subject, teams }: Side, now: Instant): View {
  const table = tableOf(subject, now)
  return { table, reaches: (id) => teams.isWithin(id, table.teamIds) }
}

function permissionsOf(from: View, to: View): { scope: string; action: string }[] {
  const keys = new Map<string, { scope: string; action: string }>()
  for (const { table } of [from, to])
    for (const [scope, actions] of table.entries)
      for (const action of actions.keys()) keys.set(`${scope}.${action}`, { scope, action })
  return [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key)
}

function entryOf({ table }: View, scope: string, action: string): Entry | undefined {
  return table.entries.get(scope)?.get(action)
}

function wholeDifference({ rest, ...pair }: Pair & { readonly rest: Moved }): Difference[] {
  const { scope, action, from, to } = pair
  const [former, latter] = [pair.former?.ways ?? [], pair.latter?.ways ?? []]
  const gained = isClosed(to, scope) ? [] : cameIn({ from, to, former, latter, scope, teamIds: rest.gained })
  const lost = isClosed(from, scope)
    ? []
    : cameIn({ from: to, to: from, former: latter, latter: former, scope, teamIds: rest.lost })
  const gains = gained.length > 0 || latter.some((way) => !isHeld(former, way))
  const loses = lost.length > 0 || former.some((way) => !isHeld(latter, way))
  if (!gains && !loses) return []
  return [{ scope, action, field: null, before: told(former), after: told(latter), gained, lost, gains, loses }]
}

interface Coming {
  readonly from: View
  readonly to: View
  readonly former: readonly Way[]
  readonly latter: readonly Way[]
  readonly scope: string
  readonly teamIds: readonly string[]
}

/** What comes into reach though no level is new: teams, what counts like them, whom one stands for, what a restriction admits. */
function cameIn({ from, to, former, latter, scope, teamIds }: Coming): Piece[] {
  if (former.length === 0 || latter.length === 0) return []
  const [old, now] = [namingOf(from, scope), namingOf(to, scope)]
  const opens = (levels: readonly GivingLevel[]) =>
    latter.some(
      (way) => levels.includes(way.level) && !former.some((one) => one.level === 'all' && lastsAsLong(one, way)),
    )
  const shared = opens(['team']) ? [...teamIds.map(asTeam), ...recordsAdded(old.grant, now.grant)] : []
  const asContact = opens(['account', 'contact']) ? contactsAdded(from, to) : []
  const forAccounts = opens(['account']) ? accountsAdded(from, to) : []
  return distinct([...shared, ...asContact, ...forAccounts, ...lifted(old.restrict, now.restrict)])
}

function contactsAdded({ table: old }: View, { table: now }: View): Piece[] {
  const recordId = now.subject.contactId
  return recordId === null || recordId === old.subject.contactId ? [] : [{ kind: 'contact', recordId }]
}

function accountsAdded({ table: old }: View, { table: now }: View): Piece[] {
  const added = [...now.accountIds].filter((id) => !old.accountIds.has(id))
  return added.sort().map((recordId) => ({ kind: 'account', recordId }))
}

const asTeam = (teamId: string): Piece => ({ kind: 'team', teamId })

function recordsAdded(old: readonly Named[], now: readonly Named[]): Piece[] {
  return now.flatMap(({ fieldId, attribute, recordIds }) => {
    const known = old.filter((one) => one.attribute === attribute)
    const added = [...recordIds].filter((id) => !known.some((one) => one.recordIds.has(id)))
    return added.sort().map((recordId): Piece => ({ kind: 'record', fieldId, recordId }))
  })
}

/** What former restrictions did not admit and those of now do. */
function lifted(old: readonly Named[], now: readonly Named[]): Piece[] {
  return old.flatMap((one): Piece[] => {
    const { fieldId, recordIds } = one
    const still = now.find((other) => other.fieldId === fieldId && other.attribute === one.attribute)
    if (!still) return [{ kind: 'others', fieldId }]
    const added = [...still.recordIds].filter((id) => !recordIds.has(id))
    return added.sort().map((recordId) => ({ kind: 'record', fieldId, recordId }))
  })
}

/** One field may apply to several attributes of a scope. */
function distinct(pieces: readonly Piece[]): Piece[] {
  return [...new Map(pieces.map((piece) => [JSON.stringify(piece), piece])).values()]
}

function namingOf({ table }: View, scope: string) {
  return table.namings.get(scope) ?? NO_NAMING
}

/** Held to records of which none is left: nothing of the scope is reached. */
function isClosed(view: View, scope: string): boolean {
  return namingOf(view, scope).restrict.some(({ recordIds }) => recordIds.size === 0)
}

function fieldDifferences({ scope, action, ...pair }: Pair, fields: readonly string[]): Difference[] {
  const [former, latter] = [pair.former?.ways ?? [], pair.latter?.ways ?? []]
  // Whoever gains or loses the action gains or loses its fields.
  if (former.length === 0 || latter.length === 0 || !WITH_FIELDS.includes(action)) return []
  const levels = { before: told(former), after: told(latter), gained: [], lost: [] }
  return fields.flatMap((field): Difference[] => {
    const had = hasField(pair.from, pair.former, scope, field)
    const has = hasField(pair.to, pair.latter, scope, field)
    return had === has ? [] : [{ scope, action, field, ...levels, gains: has, loses: had }]
  })
}

const WITH_FIELDS = ['read', 'edit', 'create']

function hasField({ table }: View, entry: Entry | undefined, scope: string, field: string): boolean {
  return givesField(entry?.fields ?? [], field, table.subject.restrictedFields.has(`${scope}.${field}`))
}

function told(ways: readonly Way[]): HeldWay[] {
  return ways.map(({ level, within }) => ({ level, within }))
}

function isHeld(ways: readonly Way[], wanted: Way): boolean {
  return ways.some((way) => includes(way.level, wanted.level) && lastsAsLong(way, wanted))
}

function lastsAsLong(held: HeldWay, wanted: HeldWay): boolean {
  return held.within === null || (wanted.within !== null && wanted.within <= held.within)
}

/** Reads a plan: which column means what, whether that is enough, and how a cell is read. Pure. */
import { original } from '../platform/csv.ts'
import { type FieldError, refuse } from '../platform/refusal.ts'
import { PlanIncomplete } from './contract.ts'
import { type ColumnMapping, type ImportKind, type Mapping, type Options, TARGETS, type Target } from './shapes.ts'

/** A column with its place in a row. */
export interface Bound extends ColumnMapping {
  readonly index: number
}

export interface Plan {
  readonly kind: ImportKind
  readonly width: number
  /** The columns that mean something. */
  readonly columns: readonly Bound[]
  readonly options: Options
}

const SEVERAL = new Set<Target>(['email', 'phone', 'externalId', 'field', 'newField', 'ignore'])
const IDENTIFYING: readonly Target[] = ['id', 'externalId', 'externalIds', 'username', 'email', 'emails']

/** The plan, or a refusal that names every column that is wrong. */
export function readPlan(kind: ImportKind, header: readonly string[], mapping: Mapping, options: Options): Plan {
  const errors = [
    ...mapping.flatMap((one, at) => mistakesOf(kind, header, one).map((message) => mistake(at, message))),
    ...mapping.flatMap((one, at) =>
      repeats(mapping.slice(0, at), one) ? [mistake(at, `“${one.column}” repeats what another column means.`)] : [],
    ),
    ...missing(kind, mapping).map((message) => ({ path: 'mapping', code: 'required', message })),
  ]
  if (errors.length > 0) refuse(PlanIncomplete, { detail: errors[0]?.message ?? '', fields: errors })
  const columns = mapping
    .filter((one) => one.target !== 'ignore')
    .map((one): Bound => ({ ...one, index: header.indexOf(one.column) }))
  return { kind, width: header.length, columns, options }
}

function mistake(at: number, message: string): FieldError {
  return { path: `mapping.${at}`, code: 'invalid', message }
}

function mistakesOf(kind: ImportKind, header: readonly string[], one: ColumnMapping): string[] {
  const allowed: readonly string[] = TARGETS[kind]
  return [
    ...(header.includes(one.column) ? [] : [`The file has no column “${one.column}”.`]),
    ...(allowed.includes(one.target) ? [] : [`“${one.target}” does not belong to ${kind}.`]),
    ...(needsSource(one) && !one.source ? [`Say whose key “${one.column}” holds.`] : []),
    ...((one.target === 'user' || one.target === 'manager') && !one.by
      ? [`Say how “${one.column}” names people.`]
      : []),
    ...((one.target === 'field' || one.target === 'newField') && !one.field
      ? [`Say which profile field “${one.column}” fills.`]
      : []),
  ]
}

function needsSource({ target, by }: ColumnMapping): boolean {
  return (
    target === 'externalId' ||
    target === 'parent' ||
    target === 'team' ||
    ((target === 'user' || target === 'manager') && by === 'externalId')
  )
}

function repeats(before: Mapping, one: ColumnMapping): boolean {
  return before.some((other) => other.column === one.column || (other.target === one.target && clash(other, one)))
}

function clash(other: ColumnMapping, one: ColumnMapping): boolean {
  if (!SEVERAL.has(one.target)) return true
  if (one.target === 'externalId') return other.source === one.source
  return (one.target === 'field' || one.target === 'newField') && other.field === one.field
}

function missing(kind: ImportKind, mapping: Mapping): string[] {
  const has = (target: Target) => mapping.some((one) => one.target === target)
  if (kind === 'users')
    return IDENTIFYING.some(has)
      ? []
      : ['A column must tell people apart: an external id, a username, an email address or an id.']
  if (kind === 'memberships')
    return [
      ...(has('team') ? [] : ['A column must name the team.']),
      ...(has('user') ? [] : ['A column must name the person.']),
    ]
  const parent = mapping.find((one) => one.target === 'parent')
  const key = mapping.find((one) => one.target === 'externalId')
  return [
    ...(key ? [] : ['A column must tell teams apart: their external id.']),
    ...(parent && key && parent.source !== key.source ? ['The parent is named by the same keys as the teams.'] : []),
  ]
}

/** What a cell says: nothing (leave it), clear it, or a text. */
export type Cell = string | null | undefined

/** Empty leaves what is there; `\N` clears it. What an export did to keep a cell harmless is undone. */
export function readCell(cells: readonly string[], index: number): Cell {
  const text = original(cells[index]?.trim() ?? '')
  if (text === '') return undefined
  if (text === '\\N') return null
  return /^\\+N$/.test(text) ? text.slice(1) : text
}

import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { Id } from '../../platform/schema.ts'
import { type ProfileField, readValues } from '../../profile-fields/index.ts'
import { type Changes, identifierKey, readDraft, UserChanges } from '../../users/index.ts'
import type { Row } from '../csv.ts'
import type { Problem, Read } from '../importer.ts'
import { momentOf } from '../moments.ts'
import { type Bound, type Cell, type Plan, readCell } from '../plan.ts'
import { readRef, type Said } from './said.ts'

const LINES = new Set(['givenName', 'familyName', 'displayName', 'position', 'language', 'timeZone'])

/** Turns rows into what they say, by the same rules as the API; every wrong cell is named by its column. */
export function reader(ctx: Context, plan: Plan, fields: readonly ProfileField[]) {
  return async (row: Row): Promise<Read<Said>> => {
    const given = collect(plan, row)
    const parsed = UserChanges.safeParse(given.body)
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
      return { row, value: undefined, problems: [...given.problems, ...named(given, issues)] }
    }
    try {
      const draft = await readDraft(ctx, parsed.data)
      const values = readValues(fields, given.values)
      const value = said(given, { changes: parsed.data, draft, values })
      return { row, value: given.problems.length > 0 ? undefined : value, problems: given.problems }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { row, value: undefined, problems: [...given.problems, ...named(given, error.details.fields ?? [])] }
    }
  }
}

interface Placed {
  readonly bound: Bound
  readonly cell: Cell
}

/** The cells of a row by what they mean. */
interface Given {
  readonly row: Row
  readonly problems: Problem[]
  readonly body: Record<string, unknown>
  readonly values: Record<string, string | null>
  readonly places: Readonly<Record<'email' | 'phone' | 'externalId', Placed[]>>
  /** Columns by the path that a refusal names. */
  readonly columns: Map<string, string>
  rest: Pick<Said, 'id' | 'type' | 'roles' | 'manager'>
}

function collect(plan: Plan, row: Row): Given {
  const given: Given = {
    row,
    problems: [],
    body: {},
    values: {},
    places: { email: [], phone: [], externalId: [] },
    columns: new Map(),
    rest: { id: undefined, type: undefined, roles: [], manager: undefined },
  }
  for (const bound of plan.columns) put(given, bound, readCell(row.cells, bound.index))
  const filled = (placed: readonly Placed[]) => placed.filter(({ cell }) => typeof cell === 'string')
  const { email, phone, externalId } = given.places
  if (filled(email).length > 0) given.body.emails = filled(email).map((one) => note(given, `emails`, one))
  if (filled(phone).length > 0)
    given.body.phones = filled(phone).map((one) => ({
      kind: one.bound.phoneKind ?? 'office',
      number: note(given, 'phones', one),
    }))
  if (filled(externalId).length > 0)
    given.body.externalIds = filled(externalId).map((one) => ({
      source: one.bound.source,
      key: note(given, 'externalIds', one),
    }))
  return given
}

/** Remembers from which column the nth entry of a list came, and gives its text. */
function note(given: Given, list: string, { bound, cell }: Placed): string {
  const at = [...given.columns.keys()].filter((path) => path.startsWith(`${list}.`)).length
  given.columns.set(`${list}.${at}`, bound.column)
  return cell ?? ''
}

function put(given: Given, bound: Bound, cell: Cell): void {
  const { target, column } = bound
  if (target === 'email' || target === 'phone' || target === 'externalId') {
    given.places[target].push({ bound, cell })
    return
  }
  if (cell === undefined) return
  if (target === 'field' || target === 'newField') {
    given.values[bound.field ?? ''] = cell
    given.columns.set(`fields.${bound.field}`, column)
    return
  }
  given.columns.set(target === 'manager' ? 'managerId' : target, column)
  if (LINES.has(target)) given.body[target] = cell ?? ''
  else if (target === 'username') given.body.username = cell
  else if (target === 'from' || target === 'until') given.body[target] = cell === null ? null : momentOf(cell)
  else putRest(given, bound, cell)
}

function putRest(given: Given, { target, column, by, source }: Bound, cell: string | null): void {
  if (target === 'manager')
    given.rest = { ...given.rest, manager: cell === null ? null : readRef(by, source, cell, identifierKey) }
  if (cell === null) return
  if (target === 'type') given.rest = { ...given.rest, type: cell.toLowerCase() }
  if (target === 'roles')
    given.rest = {
      ...given.rest,
      roles: cell
        .split('|')
        .map((name) => name.trim())
        .filter(Boolean),
    }
  if (target !== 'id') return
  const id = Id.safeParse(cell.toLowerCase())
  if (id.success) given.rest = { ...given.rest, id: id.data }
  else given.problems.push({ field: column, reason: 'This is not an id.' })
}

type Understood = Pick<Said, 'draft' | 'values'> & { readonly changes: Changes }

function said({ places, rest }: Given, { changes, draft, values }: Understood): Said {
  const take = <T>(placed: readonly Placed[], list: readonly T[] | undefined) => {
    const entries = [...(list ?? [])]
    return placed.map(({ cell }) => (typeof cell === 'string' ? entries.shift() : cell))
  }
  const keys = take(places.externalId, changes.externalIds)
  return {
    ...rest,
    changes,
    draft,
    values,
    emails: take(places.email, draft.emails),
    phones: take(places.phone, changes.phones),
    externalIds: places.externalId.map(({ bound }, at) => ({
      source: bound.source ?? '',
      key: keys[at] === null ? null : keys[at]?.key,
    })),
  }
}

function named(given: Given, errors: readonly { readonly path: string; readonly message: string }[]): Problem[] {
  return errors.map(({ path, message }) => ({ field: columnOf(given.columns, path), reason: message }))
}

/** The column behind `emails.0`, `phones.1.number` or `username`; '' where none is. */
export function columnOf(columns: ReadonlyMap<string, string>, path: string): string {
  return (
    columns.get(path) ??
    columns.get(path.split('.').slice(0, 2).join('.')) ??
    columns.get(path.split('.')[0] ?? '') ??
    ''
  )
}

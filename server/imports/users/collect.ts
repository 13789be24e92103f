/** The cells of a row by what they mean. */
import { isKnownHash } from '../../passwords/index.ts'
import { splitCell } from '../../platform/csv.ts'
import { Id } from '../../platform/schema.ts'
import { identifierKey } from '../../users/index.ts'
import type { Row } from '../csv.ts'
import type { Problem } from '../importer.ts'
import { momentOf } from '../moments.ts'
import { type Bound, type Cell, type Plan, readCell } from '../plan.ts'
import { readExternalIds, readPath, readPhones, readRoles, readTeams } from './lists.ts'
import { readRef, type Said } from './said.ts'
import { readStanding } from './standing.ts'

const MOST = 10 // addresses, and phones, of an account
const LISTS = new Set(['emails', 'phones', 'externalIds'])
const STANDING = new Set(['status', 'suspensionReason', 'suspendedUntil'])
const LINES = new Set(['givenName', 'familyName', 'displayName', 'position', 'language', 'timeZone'])

export interface Placed {
  readonly bound: Bound
  readonly cell: Cell
}

/** The cells of a row by what they mean. */
export interface Given {
  readonly row: Row
  readonly problems: Problem[]
  readonly body: Record<string, unknown>
  readonly values: Record<string, string | null>
  readonly places: Readonly<Record<'email' | 'phone' | 'externalId', Placed[]>>
  /** Columns by the path that a refusal names. */
  readonly columns: Map<string, string>
  rest: Omit<Said, 'changes' | 'draft' | 'emails' | 'phones' | 'externalIds' | 'values' | 'references'>
}

export function collect(plan: Plan, row: Row): Given {
  const given: Given = {
    row,
    problems: [],
    body: {},
    values: {},
    places: { email: [], phone: [], externalId: [] },
    columns: new Map(),
    rest: {
      id: undefined,
      type: undefined,
      roles: [],
      teams: [],
      defaultTeam: undefined,
      portals: [],
      standsFor: {},
      standing: {},
      passwordHash: undefined,
      manager: undefined,
    },
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
  if (LISTS.has(target)) {
    putList(given, bound, cell)
    return
  }
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

function putRest(given: Given, bound: Bound, cell: string | null): void {
  const { target, column, by, source } = bound
  if (target === 'manager')
    given.rest = { ...given.rest, manager: cell === null ? null : readRef(by, source, cell, identifierKey) }
  if (target === 'defaultTeam') given.rest = { ...given.rest, defaultTeam: cell === null ? null : readPath(cell) }
  if (target === 'contact' || target === 'accounts') putStandsFor(given, target, cell)
  if (STANDING.has(target)) putStanding(given, bound, cell)
  if (cell === null) return
  if (target === 'passwordHash') putHash(given, column, cell)
  if (target === 'type') given.rest = { ...given.rest, type: cell.toLowerCase() }
  if (target === 'roles') given.rest = { ...given.rest, roles: readRoles(cell) }
  if (target === 'portals') given.rest = { ...given.rest, portals: splitCell(cell) }
  if (target === 'teams') given.rest = { ...given.rest, teams: readTeams(cell) }
  if (target !== 'id') return
  const id = Id.safeParse(cell.toLowerCase())
  if (id.success) given.rest = { ...given.rest, id: id.data }
  else given.problems.push({ field: column, reason: 'This is not an id.' })
}

/** A cell with the whole list: what it does not name goes. */
function putList(given: Given, bound: Bound, cell: string | null): void {
  if (bound.target === 'externalIds') {
    putExternalIds(given, bound, cell)
    return
  }
  const placed =
    bound.target === 'emails'
      ? splitCell(cell ?? '').map((address): Placed => ({ bound, cell: address }))
      : readPhones(cell ?? '').map(
          (phone): Placed => ({ bound: { ...bound, phoneKind: phone.kind }, cell: phone.number }),
        )
  const places = given.places[bound.target === 'emails' ? 'email' : 'phone']
  places.push(...placed, ...Array.from({ length: MOST - placed.length }, (): Placed => ({ bound, cell: null })))
}

function putExternalIds(given: Given, bound: Bound, cell: string | null): void {
  const pairs = readExternalIds(cell ?? '')
  if (!pairs) given.problems.push({ field: bound.column, reason: 'Write whose key it is, as “source : key”.' })
  for (const { source, key } of pairs ?? []) given.places.externalId.push({ bound: { ...bound, source }, cell: key })
}

function putHash(given: Given, column: string, hash: string): void {
  if (isKnownHash(hash)) given.rest = { ...given.rest, passwordHash: hash }
  else
    given.problems.push({
      field: column,
      reason: 'This is no hash of a password in a form that Roster can check; passwords themselves are not imported.',
    })
}

/** Accounts are the whole list, as the API takes it. */
function putStandsFor(given: Given, target: 'contact' | 'accounts', cell: string | null): void {
  const names = splitCell(cell ?? '')
  const said = target === 'contact' ? { contact: names[0] ?? null } : { accounts: names }
  if (target === 'contact' && names.length > 1)
    given.problems.push({ field: given.columns.get(target) ?? '', reason: 'A portal user is one contact.' })
  given.rest = { ...given.rest, standsFor: { ...given.rest.standsFor, ...said } }
}

function putStanding(given: Given, { target, column }: Bound, cell: string | null): void {
  const said = readStanding(target, cell)
  if (typeof said === 'string') given.problems.push({ field: column, reason: said })
  else given.rest = { ...given.rest, standing: { ...given.rest.standing, ...said } }
}

/** Cells that hold several values, as an export writes them (`users/export/formats.ts`). Pure. */
import type { Instant } from '../../platform/clock.ts'
import { splitCell } from '../../platform/csv.ts'

interface Bounded {
  readonly from: Instant | null
  readonly until: Instant | null
}

export interface RoleSaid extends Bounded {
  readonly name: string
}

export interface TeamSaid extends Bounded {
  /** Names from the top. */
  readonly path: readonly string[]
  readonly position: string
}

const MOMENT = String.raw`\d{4}-\d\d-\d\dT[\d:.]+Z`
const BOUNDS = new RegExp(`^(.*?)\\s*\\((?:from (${MOMENT}))?\\s?(?:until (${MOMENT}))?\\)$`)
const KINDS = ['mobile', 'office', 'home', 'fax', 'other'] as const

/** `Reader | Editor (until 2027-01-01T00:00:00.000Z)` */
export function readRoles(cell: string): RoleSaid[] {
  return splitCell(cell).map((item) => {
    const { text, ...bounds } = bounded(item)
    return { name: text, ...bounds }
  })
}

/** `Sales / North : Lead | Support` */
export function readTeams(cell: string): TeamSaid[] {
  return splitCell(cell).map((item) => {
    const { text, ...bounds } = bounded(item)
    const [path = '', position = ''] = splitCell(text, ':')
    return { path: readPath(path), position, ...bounds }
  })
}

/** `Sales / North` */
export function readPath(cell: string): string[] {
  return splitCell(cell, '/')
}

/** `mobile : +49 171 1 | +49 30 2` */
export function readPhones(cell: string) {
  return splitCell(cell).map((item) => {
    const [first = '', ...rest] = splitCell(item, ':')
    const kind = rest.length > 0 ? KINDS.find((one) => one === first) : undefined
    return kind ? { kind, number: rest.join(':') } : { kind: 'office' as const, number: item }
  })
}

/** `hr : 4711 | bioguide : K000367`; undefined where one says not whose key it is. */
export function readExternalIds(cell: string): { source: string; key: string }[] | undefined {
  const pairs = splitCell(cell).map((item) => splitCell(item, ':'))
  if (pairs.some((pair) => pair.length < 2)) return undefined
  return pairs.map(([source = '', ...key]) => ({ source, key: key.join(':') }))
}

function bounded(item: string): Bounded & { readonly text: string } {
  const [, text = item, from = null, until = null] = BOUNDS.exec(item) ?? []
  const isBounded = from !== null || until !== null
  return isBounded
    ? { text, from: from as Instant | null, until: until as Instant | null }
    : { text: item, from: null, until: null }
}

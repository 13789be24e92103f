import { stringify } from 'csv-stringify/sync'
import { harmless } from '../../platform/csv.ts'
import type { ExportFormat } from './contract.ts'
import type { ExportedRow } from './rows.ts'

const COLUMNS: Readonly<Record<string, (row: ExportedRow) => unknown>> = {
  position: (row) => row.position,
  time: (row) => row.at,
  event: (row) => row.event,
  'actor kind': (row) => row.actor.kind,
  'actor id': (row) => row.actor.id,
  'actor name': (row) => row.actor.name,
  'real actor id': (row) => row.realActor?.id ?? null,
  'real actor name': (row) => row.realActor?.name ?? null,
  'entity kind': (row) => row.entity.kind,
  'entity id': (row) => row.entity.id,
  'entity name': (row) => row.entity.name,
  'entity version': (row) => row.entity.version,
  before: (row) => asJson(row.before),
  after: (row) => asJson(row.after),
  also: (row) => asJson(row.also),
  address: (row) => row.address,
  'user agent': (row) => row.userAgent,
  token: (row) => row.token,
  'request id': (row) => row.requestId,
  'change id': (row) => row.changeId,
  id: (row) => row.id,
  'sealed at': (row) => row.sealedAt,
  link: (row) => row.link,
}

/** What stands before the first row. */
export function beginning(format: ExportFormat): string {
  return format === 'csv' ? stringify([Object.keys(COLUMNS)], { bom: true }) : ''
}

/** Rows as they stand in the file. */
export function written(format: ExportFormat, rows: readonly ExportedRow[]): string {
  if (format === 'jsonl') return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  const cells = Object.values(COLUMNS)
  return stringify(rows.map((row) => cells.map((cell) => asCell(cell(row)))))
}

function asCell(value: unknown): unknown {
  return typeof value === 'string' ? harmless(value) : value
}

/** Empty where there is nothing, so that a column of nothing reads as such. */
function asJson(values: object): string {
  return Object.keys(values).length === 0 ? '' : JSON.stringify(values)
}

import { stringify } from 'csv-stringify/sync'
import { harmless } from '../../platform/csv.ts'
import type { SignIn } from '../contract.ts'
import type { ExportFormat } from './contract.ts'

const COLUMNS: Readonly<Record<string, (row: SignIn) => unknown>> = {
  time: (row) => row.at,
  outcome: (row) => (row.reason === null ? 'in' : 'refused'),
  reason: (row) => row.reason,
  path: (row) => row.path,
  'person id': (row) => row.person?.id ?? null,
  'person name': (row) => row.person?.name ?? null,
  'as id': (row) => row.as?.id ?? null,
  'as name': (row) => row.as?.name ?? null,
  identifier: (row) => row.identifier,
  address: (row) => row.address,
  device: (row) => row.device,
  'user agent': (row) => row.userAgent,
  times: (row) => row.times,
  id: (row) => row.id,
}

/** What stands before the first row. */
export function beginning(format: ExportFormat): string {
  return format === 'csv' ? stringify([Object.keys(COLUMNS)], { bom: true }) : ''
}

/** Rows as they stand in the file. */
export function written(format: ExportFormat, rows: readonly SignIn[]): string {
  if (format === 'jsonl') return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  const cells = Object.values(COLUMNS)
  return stringify(rows.map((row) => cells.map((cell) => asCell(cell(row)))))
}

function asCell(value: unknown): unknown {
  return typeof value === 'string' ? harmless(value) : value
}

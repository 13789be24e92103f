/**
 * A backup is gzip over lines of JSON: a manifest; for each table its name and columns, then a line for each row; an end
 * with the number of rows, the SHA-256 of all lines before it and its signature. One form for both databases.
 */
import { z } from 'zod'
import type { Value } from '../platform/database/index.ts'

export const Manifest = z.strictObject({
  format: z.literal('roster-backup'),
  version: z.literal(1),
  at: z.string(),
  engine: z.enum(['sqlite', 'postgres']),
  /** Steps of the schema, the last one tells which Roster wrote it. */
  steps: z.array(z.string()).min(1),
  keyId: z.string(),
  keyCheck: z.string(),
})
export type Manifest = z.output<typeof Manifest>

export const TableLine = z.strictObject({ table: z.string(), columns: z.array(z.string()).min(1) })

export const End = z.strictObject({ rows: z.int().min(0), sha256: z.string(), signature: z.string() })

const Bytes = z.strictObject({ base64: z.string() })
const Row = z.array(z.union([z.string(), z.number(), z.null(), Bytes]))

export function rowLine(row: readonly Value[]): string {
  return JSON.stringify(row.map((value) => (Buffer.isBuffer(value) ? { base64: value.toString('base64') } : value)))
}

export function readRow(value: unknown): Value[] {
  return Row.parse(value).map((one) =>
    one !== null && typeof one === 'object' ? Buffer.from(one.base64, 'base64') : one,
  )
}

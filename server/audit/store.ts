import type { Tx } from '../platform/context.ts'
import { type Db, insertMany, oneAfterAnother, type Tables } from '../platform/database/index.ts'
import { addRow } from './add-row.store.ts'

export interface NewRow {
  readonly row: Tables['audit_rows']
  readonly details: Tables['audit_details']
  readonly origins: Tables['audit_origins']
  readonly subjects: readonly Tables['audit_subjects'][]
}

/** Writes rows with their details, and queues them for the sealer. */
export async function addRows(tx: Tx, rows: readonly NewRow[]): Promise<void> {
  const { db } = tx
  const [only] = rows
  if (only && rows.length === 1) await addRow(tx, only)
  else await addMany(db, rows)
  await insertMany(
    db,
    'audit_subjects',
    rows.flatMap((one) => one.subjects),
  )
}

async function addMany(db: Db, rows: readonly NewRow[]): Promise<void> {
  const ids = rows.map((one) => ({ row_id: one.row.id }))
  const parts = <K extends keyof NewRow>(name: K) => rows.map((one) => one[name])
  await oneAfterAnother(db, [
    () => insertMany(db, 'audit_rows', parts('row')),
    () => insertMany(db, 'audit_details', parts('details')),
    () => insertMany(db, 'audit_origins', parts('origins')),
    () => insertMany(db, 'audit_unsealed', ids),
  ])
}

import type { Tx } from '../platform/context.ts'
import { type Db, inPieces, type Tables } from '../platform/database/index.ts'
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
  for (const some of inPieces(rows.flatMap((one) => one.subjects)))
    await db.insertInto('audit_subjects').values(some).execute()
}

async function addMany(db: Db, rows: readonly NewRow[]): Promise<void> {
  for (const some of inPieces(rows)) {
    await db
      .insertInto('audit_rows')
      .values(some.map((one) => one.row))
      .execute()
    await db
      .insertInto('audit_details')
      .values(some.map((one) => one.details))
      .execute()
    await db
      .insertInto('audit_origins')
      .values(some.map((one) => one.origins))
      .execute()
    await db
      .insertInto('audit_unsealed')
      .values(some.map((one) => ({ row_id: one.row.id })))
      .execute()
  }
}

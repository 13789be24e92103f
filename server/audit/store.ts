import type { Db, Tables } from '../platform/database/index.ts'

const ROWS_AT_ONCE = 500 // below every engine's limit of parameters in a statement

export interface NewRow {
  readonly row: Tables['audit_rows']
  readonly details: Tables['audit_details']
  readonly origins: Tables['audit_origins']
  readonly subjects: readonly Tables['audit_subjects'][]
}

/** Writes rows with their details, and queues them for the sealer. */
export async function addRows(db: Db, rows: readonly NewRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE)
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
    const subjects = some.flatMap((one) => one.subjects)
    if (subjects.length > 0) await db.insertInto('audit_subjects').values(subjects).execute()
  }
}

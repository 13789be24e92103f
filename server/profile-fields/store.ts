import type { Insertable, Updateable } from 'kysely'
import { type Db, inPieces, prepared, type Tables } from '../platform/database/index.ts'

export const listRows = prepared('fields', (db) =>
  db.selectFrom('profile_fields').selectAll().where('ended_at', 'is', null).orderBy('ordinal').orderBy('key'),
)

/** A field that was removed. */
export function findEnded(db: Db, id: string) {
  return db
    .selectFrom('profile_fields')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function reviveField(db: Db, id: string, version: number): Promise<void> {
  await db.updateTable('profile_fields').set({ ended_at: null, version }).where('id', '=', id).execute()
}

export type FieldRow = Awaited<ReturnType<typeof listRows>>[number]

export async function insertField(db: Db, row: Insertable<Tables['profile_fields']>): Promise<void> {
  await db.insertInto('profile_fields').values(row).execute()
}

/** False where the version is no longer the one read. */
export async function updateField(
  db: Db,
  id: string,
  version: number,
  changes: Updateable<Tables['profile_fields']>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('profile_fields')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export interface StoredValue {
  readonly fieldId: string
  readonly text: string
  readonly sortKey: string
}

/** Values of several people; `ended` ones are not among them. */
export const listValueRows = prepared('values', (db, userIds: readonly string[]) =>
  db
    .selectFrom('profile_values')
    .innerJoin('profile_fields', 'profile_fields.id', 'profile_values.field_id')
    .select(['profile_values.user_id', 'profile_fields.key', 'profile_values.text'])
    .where('profile_values.user_id', 'in', userIds)
    .where('profile_fields.ended_at', 'is', null)
    .orderBy('profile_fields.ordinal'),
)

/** Writes these values and clears those whose text is empty. */
export async function writeValues(db: Db, rows: readonly (StoredValue & { readonly userId: string })[]): Promise<void> {
  for (const row of rows) {
    if (row.text !== '') continue
    await db
      .deleteFrom('profile_values')
      .where('user_id', '=', row.userId)
      .where('field_id', '=', row.fieldId)
      .execute()
  }
  const kept = rows.filter((row) => row.text !== '')
  for (const some of inPieces(kept)) {
    const values = some.map((row) => ({
      user_id: row.userId,
      field_id: row.fieldId,
      ordinal: 0,
      text: row.text,
      sort_key: row.sortKey,
      ref_id: null,
    }))
    await db
      .insertInto('profile_values')
      .values(values)
      .onConflict((conflict) =>
        conflict
          .columns(['user_id', 'field_id', 'ordinal'])
          .doUpdateSet((eb) => ({ text: eb.ref('excluded.text'), sort_key: eb.ref('excluded.sort_key') })),
      )
      .execute()
  }
}

import type { Insertable, Updateable } from 'kysely'
import { type Db, inPieces, insertMany, prepared, type Tables } from '../platform/database/index.ts'

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
  /** The person whom it names. */
  readonly refId?: string | null
}

/** Values of several people; `ended` ones are not among them. */
export function valueRows(db: Db, userIds: readonly string[]) {
  return db
    .selectFrom('profile_values')
    .innerJoin('profile_fields', 'profile_fields.id', 'profile_values.field_id')
    .select(['profile_values.user_id', 'profile_fields.key', 'profile_fields.kind', 'profile_values.text'])
    .select('profile_fields.searchable_at')
    .where('profile_values.user_id', 'in', userIds)
    .where('profile_fields.ended_at', 'is', null)
    .orderBy('profile_fields.ordinal')
}

export const listValueRows = prepared('values', valueRows)

/** Values of people who have none yet; a bulk way. */
export function addValues(db: Db, rows: readonly (StoredValue & { readonly userId: string })[]): Promise<void> {
  return insertMany(db, 'profile_values', rows.filter((row) => row.text !== '').map(asRow))
}

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
    await db
      .insertInto('profile_values')
      .values(some.map(asRow))
      .onConflict((conflict) =>
        conflict.columns(['user_id', 'field_id', 'ordinal']).doUpdateSet((eb) => ({
          ...{ text: eb.ref('excluded.text'), sort_key: eb.ref('excluded.sort_key') },
          ref_id: eb.ref('excluded.ref_id'),
        })),
      )
      .execute()
  }
}

function asRow({ userId, fieldId, text, sortKey, refId = null }: StoredValue & { readonly userId: string }) {
  return { user_id: userId, field_id: fieldId, ordinal: 0, text, sort_key: sortKey, ref_id: refId }
}

/** Puts the fields into this order. */
export async function reorder(db: Db, ids: readonly string[]): Promise<void> {
  for (const [ordinal, id] of ids.entries())
    await db.updateTable('profile_fields').set({ ordinal }).where('id', '=', id).execute()
}

/** The newest field of a module with this key, in use or not. */
export function findLast(db: Db, module: string, key: string) {
  return db
    .selectFrom('profile_fields')
    .selectAll()
    .where('module', '=', module)
    .where('key', '=', key)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Writes a field that is in use or not. */
export async function updateAny(db: Db, id: string, changes: Updateable<Tables['profile_fields']>): Promise<void> {
  await db.updateTable('profile_fields').set(changes).where('id', '=', id).execute()
}

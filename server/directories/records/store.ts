/** All SQL that reads and writes records one by one or many at once. */
import type { Updateable } from 'kysely'
import { type Db, inPieces, insertMany, padded, type Tables } from '../../platform/database/index.ts'

export type RecordRow = Tables['directory_records']

export function findRecord(db: Db, directoryId: string, id: string): Promise<RecordRow | undefined> {
  return db
    .selectFrom('directory_records')
    .selectAll()
    .where('id', '=', id)
    .where('directory_id', '=', directoryId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

/** Held until the transaction ends where the engine can: who names it at the same time waits, or is seen. */
export function lockRecord(db: Db, id: string): Promise<RecordRow | undefined> {
  return db
    .selectFrom('directory_records')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export function findDeleted(db: Db, id: string): Promise<RecordRow | undefined> {
  return db
    .selectFrom('directory_records')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is not', null)
    .executeTakeFirst()
}

/** Records with these ids that were not deleted. */
export async function listByIds(db: Db, ids: readonly string[]): Promise<RecordRow[]> {
  const rows: RecordRow[] = []
  for (const some of inPieces(ids))
    rows.push(
      ...(await db
        .selectFrom('directory_records')
        .selectAll()
        .where('id', 'in', padded(some))
        .where('deleted_at', 'is', null)
        .execute()),
    )
  return rows
}

export async function insertRecords(db: Db, rows: readonly RecordRow[]): Promise<void> {
  await insertMany(db, 'directory_records', rows)
}

/** False where the version is no longer the one read. */
export async function updateRecord(
  db: Db,
  id: string,
  version: number,
  changes: Updateable<RecordRow>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('directory_records')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Records of a directory by their folded names; those that are inactive, too. */
export async function listByNames(db: Db, directoryId: string, nameKeys: readonly string[]) {
  const rows: { id: string; name_key: string }[] = []
  for (const some of inPieces(nameKeys))
    rows.push(
      ...(await db
        .selectFrom('directory_records')
        .select(['id', 'name_key'])
        .where('directory_id', '=', directoryId)
        .where('name_key', 'in', padded(some))
        .where('deleted_at', 'is', null)
        .execute()),
    )
  return rows
}

/** The ids behind these keys of another system. */
export async function listByKeys(
  db: Db,
  source: string,
  keys: readonly string[],
): Promise<{ key: string; id: string }[]> {
  const rows: { key: string; id: string }[] = []
  for (const some of inPieces(keys))
    rows.push(
      ...(await db
        .selectFrom('external_ids')
        .select(['key', 'entity_id as id'])
        .where('entity', '=', 'directory-record')
        .where('source', '=', source)
        .where('key', 'in', padded(some))
        .execute()),
    )
  return rows
}

/** External ids of these records, in order. */
export async function listExternalIds(db: Db, ids: readonly string[]) {
  const rows: { id: string; source: string; key: string }[] = []
  for (const some of inPieces(ids))
    rows.push(
      ...(await db
        .selectFrom('external_ids')
        .select(['entity_id as id', 'source', 'key'])
        .where('entity_id', 'in', padded(some))
        .execute()),
    )
  return rows.sort((a, b) => (`${a.source}\0${a.key}` < `${b.source}\0${b.key}` ? -1 : 1))
}

export async function replaceExternalIds(
  db: Db,
  id: string,
  ids: readonly { readonly source: string; readonly key: string }[],
): Promise<void> {
  await db.deleteFrom('external_ids').where('entity_id', '=', id).execute()
  await addExternalIds(
    db,
    ids.map((one) => ({ ...one, id })),
  )
}

export async function addExternalIds(
  db: Db,
  rows: readonly { readonly id: string; readonly source: string; readonly key: string }[],
): Promise<void> {
  await insertMany(
    db,
    'external_ids',
    rows.map(({ id, source, key }) => ({ entity: 'directory-record' as const, source, key, entity_id: id })),
  )
}

/** Active records of the directory that another system knows by keys of this source. */
export async function listActiveOfSource(db: Db, directoryId: string, source: string): Promise<RecordRow[]> {
  return db
    .selectFrom('directory_records')
    .innerJoin('external_ids', 'external_ids.entity_id', 'directory_records.id')
    .selectAll('directory_records')
    .where('external_ids.entity', '=', 'directory-record')
    .where('external_ids.source', '=', source)
    .where('directory_records.directory_id', '=', directoryId)
    .where('directory_records.inactive_at', 'is', null)
    .where('directory_records.deleted_at', 'is', null)
    .execute()
}

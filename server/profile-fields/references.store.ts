/** Which records people's fields name, and whom a field holds to them. Rows are ended, never overwritten. */
import {
  type Db,
  type History,
  inPieces,
  insertMany,
  padded,
  prepared,
  type Tables,
} from '../platform/database/index.ts'

type Ended = Pick<History, 'ended_at' | 'ended_by' | 'ended_change'>

/** What these people's fields name, in order; fields out of use are not among them. */
export function recordRows(db: Db, userIds: readonly string[]) {
  return db
    .selectFrom('user_records')
    .innerJoin('profile_fields', 'profile_fields.id', 'user_records.field_id')
    .innerJoin('directory_records', 'directory_records.id', 'user_records.record_id')
    .select(['user_records.user_id', 'user_records.field_id', 'profile_fields.key', 'profile_fields.effect'])
    .select(['directory_records.id', 'directory_records.name', 'directory_records.inactive_at'])
    .where('user_records.user_id', 'in', userIds)
    .where('user_records.ended_at', 'is', null)
    .where('profile_fields.ended_at', 'is', null)
    .orderBy('profile_fields.ordinal')
    .orderBy('user_records.ordinal')
    .orderBy('user_records.id')
}

export const listRecordRows = prepared('user-records', recordRows)

/** Which fields hold these people to what they name. */
export function restrictionRows(db: Db, userIds: readonly string[]) {
  return db
    .selectFrom('user_restrictions')
    .innerJoin('profile_fields', 'profile_fields.id', 'user_restrictions.field_id')
    .select(['user_restrictions.user_id', 'user_restrictions.field_id', 'profile_fields.key'])
    .where('user_restrictions.user_id', 'in', userIds)
    .where('user_restrictions.ended_at', 'is', null)
    .where('profile_fields.ended_at', 'is', null)
    .where('profile_fields.effect', '=', 'restrict')
}

export const listRestrictionRows = prepared('user-restrictions', restrictionRows)

export async function addRecords(db: Db, rows: readonly Tables['user_records'][]): Promise<void> {
  await insertMany(db, 'user_records', rows)
}

export async function endRecords(
  db: Db,
  of: { readonly userId: string; readonly fieldId: string },
  recordIds: readonly string[],
  ended: Ended,
): Promise<void> {
  for (const some of inPieces(recordIds))
    await db
      .updateTable('user_records')
      .set(ended)
      .where('user_id', '=', of.userId)
      .where('field_id', '=', of.fieldId)
      .where('record_id', 'in', padded(some))
      .where('ended_at', 'is', null)
      .execute()
}

export async function addRestriction(db: Db, row: Tables['user_restrictions']): Promise<void> {
  await insertMany(db, 'user_restrictions', [row])
}

export async function endRestriction(
  db: Db,
  of: { readonly userId: string; readonly fieldId: string },
  ended: Ended,
): Promise<void> {
  await db
    .updateTable('user_restrictions')
    .set(ended)
    .where('user_id', '=', of.userId)
    .where('field_id', '=', of.fieldId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Which of these records are there still, held until the transaction ends where the engine can. */
export async function lockRecords(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const some of inPieces([...new Set(ids)].sort())) {
    const rows = await db
      .selectFrom('directory_records')
      .select('id')
      .where('id', 'in', padded(some))
      .where('deleted_at', 'is', null)
      .orderBy('id')
      .forUpdate()
      .execute()
    for (const row of rows) found.add(row.id)
  }
  return found
}

/** Whether somebody's field names more than one record, or one that is not of these directories. */
export async function findMisfit(db: Db, fieldId: string, directoryIds: readonly string[], many: boolean) {
  const stray = await db
    .selectFrom('user_records')
    .innerJoin('directory_records', 'directory_records.id', 'user_records.record_id')
    .select('user_records.id')
    .where('user_records.field_id', '=', fieldId)
    .where('user_records.ended_at', 'is', null)
    .where('directory_records.directory_id', 'not in', padded(directoryIds))
    .limit(1)
    .executeTakeFirst()
  if (stray) return 'directories' as const
  if (many) return undefined
  const several = await db
    .selectFrom('user_records')
    .select('user_id')
    .where('field_id', '=', fieldId)
    .where('ended_at', 'is', null)
    .groupBy('user_id')
    .having((eb) => eb(eb.fn.countAll(), '>', 1))
    .limit(1)
    .executeTakeFirst()
  return several ? ('many' as const) : undefined
}

/** Who and what names a record. */
import { briefColumns, type Seen, whereSeen } from '../../access/index.ts'
import { type Db, padded } from '../../platform/database/index.ts'

/** How many people name each of these records, in whichever field, or stand for it. */
export async function countPeople(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('user_records')
    .innerJoin('profile_fields', 'profile_fields.id', 'user_records.field_id')
    .select('user_records.record_id')
    .select((eb) => eb.fn.count<number>('user_records.user_id').distinct().as('people'))
    .where('user_records.record_id', 'in', padded(ids))
    .where('user_records.ended_at', 'is', null)
    .groupBy('user_records.record_id')
    .execute()
  const counts = new Map(rows.map((row) => [row.record_id, Number(row.people)]))
  for (const table of STOOD_FOR)
    for (const row of await db
      .selectFrom(table)
      .select('record_id')
      .select((eb) => eb.fn.count<number>('user_id').as('people'))
      .where('record_id', 'in', padded(ids))
      .where('ended_at', 'is', null)
      .groupBy('record_id')
      .execute())
      counts.set(row.record_id, (counts.get(row.record_id) ?? 0) + Number(row.people))
  return counts
}

const STOOD_FOR = ['user_contacts', 'user_accounts'] as const

/** How many portal users stand for a record, as their contact or an account. */
export async function countPortalUsers(db: Db, id: string): Promise<number> {
  let people = 0
  for (const table of STOOD_FOR) {
    const { count } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.count<number>('user_id').as('count'))
      .where('record_id', '=', id)
      .where('ended_at', 'is', null)
      .executeTakeFirstOrThrow()
    people += Number(count)
  }
  return people
}

/** The same of one record for each field; also fields out of use, whose values would come back. */
export async function countByField(db: Db, id: string) {
  const rows = await db
    .selectFrom('user_records')
    .innerJoin('profile_fields', 'profile_fields.id', 'user_records.field_id')
    .select(['profile_fields.id', 'profile_fields.key', 'profile_fields.label'])
    .select((eb) => eb.fn.count<number>('user_records.user_id').as('people'))
    .where('user_records.record_id', '=', id)
    .where('user_records.ended_at', 'is', null)
    .groupBy(['profile_fields.id', 'profile_fields.key', 'profile_fields.label'])
    .orderBy('profile_fields.label')
    .execute()
  return rows.map((row) => ({ ...row, people: Number(row.people) }))
}

/** The first of those who name it or stand for it, by name, whom the caller sees. */
export function listPeople(db: Db, id: string, seen: Seen, limit: number) {
  return db
    .selectFrom('users')
    .select(briefColumns)
    .where('users.deleted_at', 'is', null)
    .where((eb) =>
      eb.or(
        (['user_records', ...STOOD_FOR] as const).map((table) =>
          eb(
            'users.id',
            'in',
            db
              .selectFrom(table)
              .select(`${table}.user_id`)
              .where(`${table}.record_id`, '=', id)
              .where(`${table}.ended_at`, 'is', null),
          ),
        ),
      ),
    )
    .where(whereSeen(seen))
    .orderBy('users.name_key')
    .limit(limit)
    .execute()
}

/** How many records of these directories name it; ids stand in no other words. */
export async function countRecordsNaming(db: Db, directoryIds: readonly string[], id: string): Promise<number> {
  if (directoryIds.length === 0) return 0
  const { count } = await db
    .selectFrom('directory_records')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('directory_id', 'in', padded(directoryIds))
    .where('deleted_at', 'is', null)
    .where('attributes', 'like', `%"${id}"%`)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** All SQL of directories themselves. */
import type { Insertable, Updateable } from 'kysely'
import { type Db, prepared, type Tables } from '../platform/database/index.ts'

const COLUMNS = [
  ...(['id', 'key', 'name', 'help', 'module', 'attributes', 'unique_names_at', 'version'] as const),
  ...(['created_at', 'created_by', 'updated_at', 'ended_at'] as const),
] satisfies (keyof Tables['directories'])[]

export const listRows = prepared('directories', (db) =>
  db.selectFrom('directories').select(COLUMNS).where('ended_at', 'is', null).orderBy('key'),
)

export type DirectoryRow = Awaited<ReturnType<typeof listRows>>[number]

/** Held until the transaction ends where the engine can. */
export function lockRow(db: Db, id: string) {
  return db
    .selectFrom('directories')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** How many portal users stand for records of this directory, as their contact or an account. */
export async function countStandingFor(db: Db, id: string): Promise<number> {
  const users = new Set<string>()
  for (const table of ['user_contacts', 'user_accounts'] as const)
    for (const row of await db
      .selectFrom(table)
      .innerJoin('directory_records', 'directory_records.id', `${table}.record_id`)
      .select(`${table}.user_id`)
      .distinct()
      .where('directory_records.directory_id', '=', id)
      .where(`${table}.ended_at`, 'is', null)
      .execute())
      users.add(row.user_id)
  return users.size
}

/** One that was ended: by its id, or the last one with this key. */
export function findEnded(db: Db, by: 'id' | 'key', value: string) {
  return db
    .selectFrom('directories')
    .select(COLUMNS)
    .where(by, '=', value)
    .where('ended_at', 'is not', null)
    .orderBy('ended_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function insertRow(db: Db, row: Insertable<Tables['directories']>): Promise<void> {
  await db.insertInto('directories').values(row).execute()
}

/** False where the version is no longer the one read. */
export async function updateRow(
  db: Db,
  id: string,
  version: number,
  changes: Updateable<Tables['directories']>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('directories')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Keeps names unique from now on, or lets them be. Two records with one name end it as the database says. */
export async function keepNamesUnique(db: Db, directoryId: string, unique: boolean): Promise<void> {
  await db
    .updateTable('directory_records')
    .set((eb) => ({ unique_key: unique ? eb.ref('name_key') : null }))
    .where('directory_id', '=', directoryId)
    .where('deleted_at', 'is', null)
    .execute()
}

/** Some name that more than one record of the directory has. */
export async function findTwin(db: Db, directoryId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('directory_records')
    .select((eb) => eb.fn.min('name').as('name'))
    .where('directory_id', '=', directoryId)
    .where('deleted_at', 'is', null)
    .groupBy('name_key')
    .having((eb) => eb(eb.fn.countAll(), '>', 1))
    .limit(1)
    .executeTakeFirst()
  return row?.name
}

/** Records of each directory that are there, and those of them that are inactive. */
export async function countRecords(db: Db): Promise<ReadonlyMap<string, { all: number; inactive: number }>> {
  const rows = await db
    .selectFrom('directory_records')
    .select('directory_id')
    .select((eb) => [eb.fn.count<number>('id').as('count'), eb.fn.count<number>('inactive_at').as('inactive')])
    .where('deleted_at', 'is', null)
    .groupBy('directory_id')
    .execute()
  return new Map(
    rows.map((row) => [row.directory_id, { all: Number(row.count), inactive: Number(row.inactive) }] as const),
  )
}

/** Labels of the profile fields that name records of this directory; with `module` only those that it declares. */
export async function listFieldsNaming(db: Db, key: string, module?: string): Promise<string[]> {
  const rows = await db
    .selectFrom('profile_fields')
    .select(['label', 'directories'])
    .where('ended_at', 'is', null)
    .where('directories', '!=', '[]')
    .$if(module !== undefined, (query) => query.where('module', '=', module ?? ''))
    .execute()
  return rows.filter((row) => JSON.parse(row.directories).includes(key)).map((row) => row.label)
}

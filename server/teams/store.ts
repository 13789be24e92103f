/** All SQL that reads and writes teams themselves. */
import type { Insertable, Updateable } from 'kysely'
import type { Db, Tables } from '../platform/database/index.ts'

export function findTeam(db: Db, id: string) {
  return db.selectFrom('teams').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
}

export type TeamRow = NonNullable<Awaited<ReturnType<typeof findTeam>>>

/** Locked until the transaction ends where the engine can: who joins at the same time waits, or is seen. */
export function lockTeam(db: Db, id: string) {
  return db
    .selectFrom('teams')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertTeam(db: Db, row: Insertable<Tables['teams']>): Promise<void> {
  await db.insertInto('teams').values(row).execute()
}

/** Writes only where the version is still the one read; false where somebody was faster. */
export async function updateTeam(
  db: Db,
  id: string,
  version: number,
  changes: Updateable<Tables['teams']>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('teams')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Every team as far as paths need it. */
export function listPlaces(db: Db) {
  return db.selectFrom('teams').select(['id', 'parent_id', 'name']).where('deleted_at', 'is', null).execute()
}

export async function countChildren(db: Db, id: string): Promise<number> {
  const { count } = await db
    .selectFrom('teams')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('parent_id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Lists sort by the name of the default team. */
export async function renameTeamKey(db: Db, id: string, nameKey: string): Promise<void> {
  await db.updateTable('users').set({ team_key: nameKey }).where('default_team_id', '=', id).execute()
}

/** By the id alone, which names nothing else: with the kind, SQLite walks the whole primary key for its order. */
export function listExternalIds(db: Db, id: string) {
  return db
    .selectFrom('external_ids')
    .select(['source', 'key'])
    .where('entity_id', '=', id)
    .orderBy('source')
    .orderBy('key')
    .execute()
}

export async function replaceExternalIds(
  db: Db,
  id: string,
  ids: readonly { source: string; key: string }[],
): Promise<void> {
  await db.deleteFrom('external_ids').where('entity', '=', 'team').where('entity_id', '=', id).execute()
  if (ids.length === 0) return
  await db
    .insertInto('external_ids')
    .values(ids.map((one) => ({ entity: 'team' as const, ...one, entity_id: id })))
    .execute()
}

/** All SQL that reads and writes portals themselves. */
import type { Insertable, Updateable } from 'kysely'
import { type Db, inPieces, type Tables } from '../platform/database/index.ts'
import { Id } from '../platform/schema.ts'

/** No key looks like an id, and a database takes no key for one. */
const isId = (ref: string) => Id.safeParse(ref).success

export type PortalRow = Tables['portals']

export function findPortal(db: Db, id: string): Promise<PortalRow | undefined> {
  return db.selectFrom('portals').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
}

/** By its id or key. */
export function findPortalBy(db: Db, ref: string): Promise<PortalRow | undefined> {
  return db
    .selectFrom('portals')
    .selectAll()
    .where(isId(ref) ? 'id' : 'key', '=', ref)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

export async function listPortalsBy(db: Db, refs: readonly string[]) {
  const by = (column: 'id' | 'key', some: readonly string[]) =>
    db.selectFrom('portals').select(['id', 'key', 'deleted_at']).where(column, 'in', some).execute()
  const rows = []
  for (const some of inPieces(refs.filter(isId))) rows.push(...(await by('id', some)))
  for (const some of inPieces(refs.filter((ref) => !isId(ref)))) rows.push(...(await by('key', some)))
  return rows
}

/** Locked until the transaction ends where the engine can: who is let in at the same time waits, or is seen. */
export function lockPortal(db: Db, id: string): Promise<PortalRow | undefined> {
  return db
    .selectFrom('portals')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export function findDeletedPortal(db: Db, id: string): Promise<PortalRow | undefined> {
  return db
    .selectFrom('portals')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is not', null)
    .executeTakeFirst()
}

export function listPortals(db: Db): Promise<PortalRow[]> {
  return db
    .selectFrom('portals')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('name_key')
    .orderBy('id')
    .execute()
}

export async function insertPortal(db: Db, row: Insertable<PortalRow>): Promise<void> {
  await db.insertInto('portals').values(row).execute()
}

/** Writes only where the version is still the one read; false where somebody was faster. */
export async function updatePortal(
  db: Db,
  id: string,
  version: number,
  changes: Updateable<PortalRow>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('portals')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** All SQL of modules. */
import type { Insertable, Updateable } from 'kysely'
import type { Db, History, Tables } from '../platform/database/index.ts'

export type ModuleRow = Awaited<ReturnType<typeof listRows>>[number]

export function listRows(db: Db) {
  return db.selectFrom('modules').selectAll().orderBy('key').execute()
}

export function findRow(db: Db, key: string) {
  return db.selectFrom('modules').selectAll().where('key', '=', key).executeTakeFirst()
}

/** By its id. */
export function findModule(db: Db, id: string) {
  return db.selectFrom('modules').select(['key', 'manifest']).where('id', '=', id).executeTakeFirst()
}

/** Locked until the transaction ends where the engine can. */
export function lockRow(db: Db, key: string) {
  return db.selectFrom('modules').selectAll().where('key', '=', key).forUpdate().executeTakeFirst()
}

export async function insertRow(db: Db, row: Insertable<Tables['modules']>): Promise<void> {
  await db.insertInto('modules').values(row).execute()
}

/** False where the version is no longer the one read. */
export async function updateRow(
  db: Db,
  { id, version }: Pick<ModuleRow, 'id' | 'version'>,
  changes: Updateable<Tables['modules']>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('modules')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What the configuration says no more is free to be changed again. */
export async function releaseFromConfiguration(db: Db, but: readonly string[]): Promise<void> {
  await db
    .updateTable('modules')
    .set({ source: 'former-configuration' })
    .where('source', '=', 'configuration')
    .$if(but.length > 0, (query) => query.where('key', 'not in', but))
    .execute()
}

type Moment = Pick<History, 'added_at' | 'added_by' | 'added_change'>

/** Ends the manifest in force and begins this one. */
export async function replaceManifest(
  db: Db,
  row: { readonly id: string; readonly module_id: string; readonly manifest: string } & Moment,
): Promise<void> {
  await db
    .updateTable('module_manifests')
    .set({ ended_at: row.added_at, ended_by: row.added_by, ended_change: row.added_change })
    .where('module_id', '=', row.module_id)
    .where('ended_at', 'is', null)
    .execute()
  await db
    .insertInto('module_manifests')
    .values({ ...row, ended_at: null, ended_by: null, ended_change: null })
    .execute()
}

/** The manifest that this change replaced. */
export async function findManifestBefore(db: Db, moduleId: string, changeId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('module_manifests')
    .select('manifest')
    .where('module_id', '=', moduleId)
    .where('ended_change', '=', changeId)
    .executeTakeFirst()
  return row?.manifest
}

/** Every manifest that was ever in force, the newest first. */
export async function listManifestsOf(db: Db, moduleId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('module_manifests')
    .select('manifest')
    .where('module_id', '=', moduleId)
    .orderBy('added_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => row.manifest)
}

/** Keys of the directories and profile fields that are there, but not by this module. */
export async function listForeignKeys(db: Db, module: string) {
  const directories = await db
    .selectFrom('directories')
    .select('key')
    .where('module', '!=', module)
    .where('ended_at', 'is', null)
    .execute()
  const fields = await db
    .selectFrom('profile_fields')
    .select(['key', 'applies_to', 'label'])
    .where('module', '!=', module)
    .where('ended_at', 'is', null)
    .execute()
  return { directories: directories.map((row) => row.key), fields }
}

/** Tokens that are in use and were given permissions one by one. */
export function listScopedTokens(db: Db) {
  return db
    .selectFrom('tokens')
    .innerJoin('users', 'users.id', 'tokens.user_id')
    .select(['tokens.name', 'tokens.scopes', 'tokens.user_id', 'users.username'])
    .where('tokens.scopes', '!=', 'null')
    .where('tokens.revoked_at', 'is', null)
    .execute()
}

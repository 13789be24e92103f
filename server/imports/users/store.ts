/** Reads and writes accounts by the batch: a few statements for hundreds of rows. */
import {
  type Db,
  type History,
  inPieces,
  insertMany,
  oneAfterAnother,
  padded,
  type Tables,
} from '../../platform/database/index.ts'
import type { UserRow } from '../../users/index.ts'

export function listByExternalIds(db: Db, source: string, keys: readonly string[]) {
  return db
    .selectFrom('external_ids')
    .select(['source', 'key', 'entity_id as id'])
    .where('entity', '=', 'user')
    .where('source', '=', source)
    .where('key', 'in', padded(keys))
    .execute()
}

export function listByIdentifiers(db: Db, keys: readonly string[]) {
  return db.selectFrom('identifiers').select(['key', 'user_id as id']).where('key', 'in', padded(keys)).execute()
}

/** Records of whichever directory with these folded names. */
export function listRecordsCalled(db: Db, nameKeys: readonly string[]) {
  return db
    .selectFrom('directory_records')
    .select(['id', 'name_key', 'directory_id'])
    .where('name_key', 'in', padded(nameKeys))
    .where('deleted_at', 'is', null)
    .execute()
}

export function listUsers(db: Db, ids: readonly string[]) {
  return db.selectFrom('users').selectAll().where('id', 'in', padded(ids)).execute()
}

export function listStandings(db: Db, ids: readonly string[]) {
  return db.selectFrom('users').select(['id', 'type', 'deleted_at']).where('id', 'in', padded(ids)).execute()
}

export function listEmails(db: Db, userIds: readonly string[]) {
  return db
    .selectFrom('emails')
    .select(['user_id', 'address', 'key'])
    .where('user_id', 'in', padded(userIds))
    .orderBy('user_id')
    .orderBy('ordinal')
    .execute()
}

export function listPhones(db: Db, userIds: readonly string[]) {
  return db
    .selectFrom('phones')
    .select(['user_id', 'kind', 'number'])
    .where('user_id', 'in', padded(userIds))
    .orderBy('user_id')
    .orderBy('ordinal')
    .execute()
}

/** Sorted here: asked to sort by the primary key, a database may walk all of it. Ids of users name nothing else. */
export async function listExternalIds(db: Db, userIds: readonly string[]) {
  const rows = await db
    .selectFrom('external_ids')
    .select(['entity_id as user_id', 'source', 'key'])
    .where('entity_id', 'in', padded(userIds))
    .execute()
  return rows.sort((a, b) => (`${a.source}\0${a.key}` < `${b.source}\0${b.key}` ? -1 : 1))
}

export function listRolesHeld(db: Db, userIds: readonly string[]) {
  return db
    .selectFrom('role_grants')
    .select(['user_id', 'role_id'])
    .where('user_id', 'in', padded(userIds))
    .where('ended_at', 'is', null)
    .execute()
}

export function listRolesNamed(db: Db, nameKeys: readonly string[]) {
  return db
    .selectFrom('roles')
    .select(['id', 'name', 'name_key', 'rank', 'audience'])
    .where('name_key', 'in', padded(nameKeys))
    .where('deleted_at', 'is', null)
    .execute()
}

/** New accounts with all that belongs to them. */
export interface NewAccounts {
  readonly users: readonly UserRow[]
  readonly identifiers: readonly Tables['identifiers'][]
  readonly emails: readonly Tables['emails'][]
  readonly phones: readonly Tables['phones'][]
  readonly externalIds: readonly Tables['external_ids'][]
}

export async function insertAccounts(
  db: Db,
  { users, identifiers, emails, phones, externalIds }: NewAccounts,
): Promise<void> {
  await oneAfterAnother(db, [
    () => insertMany(db, 'users', users),
    () => insertMany(db, 'identifiers', identifiers),
    () => insertMany(db, 'emails', emails),
    () => insertMany(db, 'phones', phones),
    () => insertMany(db, 'external_ids', externalIds),
  ])
}

export function listLivingTeams(db: Db) {
  return db.selectFrom('teams').select(['id', 'parent_id', 'name']).where('deleted_at', 'is', null).execute()
}

export function listMembershipsHeld(db: Db, userIds: readonly string[]) {
  return db
    .selectFrom('memberships')
    .select(['user_id', 'team_id', 'position'])
    .where('user_id', 'in', padded(userIds))
    .where('ended_at', 'is', null)
    .execute()
}

export function listLivingPortals(db: Db) {
  return db.selectFrom('portals').select(['id', 'key', 'name', 'name_key']).where('deleted_at', 'is', null).execute()
}

export async function listPortalsHeld(db: Db, userIds: readonly string[]) {
  if (userIds.length === 0) return []
  return db
    .selectFrom('portal_users')
    .select(['user_id', 'portal_id'])
    .where('user_id', 'in', padded(userIds))
    .where('ended_at', 'is', null)
    .execute()
}

export async function isContactOfSomebody(db: Db, recordId: string): Promise<boolean> {
  const row = await db
    .selectFrom('user_contacts')
    .select('id')
    .where('record_id', '=', recordId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function freeContacts(
  db: Db,
  recordIds: readonly string[],
  ended: Pick<History, 'ended_at' | 'ended_by' | 'ended_change'>,
): Promise<void> {
  for (const some of inPieces(recordIds))
    await db
      .updateTable('user_contacts')
      .set(ended)
      .where('record_id', 'in', padded(some))
      .where('ended_at', 'is', null)
      .execute()
}

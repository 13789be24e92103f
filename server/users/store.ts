/** All SQL that writes accounts, and reads of one account. Lists are in `list.store.ts`. */
import type { Insertable, Updateable } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import { type Db, prepared, preparedOne, type Tables } from '../platform/database/index.ts'

export type NewUserRow = Insertable<Tables['users']>
export type UserUpdate = Updateable<Tables['users']>

/** The whole row, locked until the transaction ends where the engine can. */
export const lockUser = preparedOne('lock-user', (db, id: string) =>
  db.selectFrom('users').selectAll().where('id', '=', id).forUpdate(),
)

export const findUser = preparedOne('user', (db, id: string) => db.selectFrom('users').selectAll().where('id', '=', id))

export type UserRow = NonNullable<Awaited<ReturnType<typeof findUser>>>

export async function insertUser(db: Db, row: NewUserRow): Promise<void> {
  await db.insertInto('users').values(row).execute()
}

/** Writes only where the version is still the one read; false where somebody was faster. */
export async function updateUser(db: Db, id: string, version: number, changes: UserUpdate): Promise<boolean> {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined)
  return (await updateRow(db, id, version, { ...Object.fromEntries(given), version: version + 1 })) !== undefined
}

const updateRow = preparedOne('update-user', (db, id: string, version: number, changes: UserUpdate) =>
  db.updateTable('users').set(changes).where('id', '=', id).where('version', '=', version).returning('id'),
)

export function emailRows(db: Db, userId: string) {
  return db
    .selectFrom('emails')
    .select(['address', 'key', 'confirmed_at'])
    .where('user_id', '=', userId)
    .orderBy('ordinal')
}

export const listEmails = prepared('emails', emailRows)

export function phoneRows(db: Db, userId: string) {
  return db.selectFrom('phones').select(['kind', 'number']).where('user_id', '=', userId).orderBy('ordinal')
}

export const listPhones = prepared('phones', phoneRows)

/** By the id alone, which names nothing else: with the kind, SQLite walks the whole primary key for its order. */
export function externalIdRows(db: Db, userId: string) {
  return db
    .selectFrom('external_ids')
    .select(['source', 'key'])
    .where('entity_id', '=', userId)
    .orderBy('source')
    .orderBy('key')
}

export const listExternalIds = prepared('external-ids', externalIdRows)

export async function replaceEmails(
  db: Db,
  userId: string,
  emails: readonly { address: string; key: string }[],
  confirmedAt: Instant,
): Promise<void> {
  await db.deleteFrom('emails').where('user_id', '=', userId).execute()
  if (emails.length === 0) return
  const rows = emails.map((email, ordinal) => ({ user_id: userId, ordinal, ...email, confirmed_at: confirmedAt }))
  await db.insertInto('emails').values(rows).execute()
}

export async function replacePhones(
  db: Db,
  userId: string,
  phones: readonly { kind: string; number: string }[],
): Promise<void> {
  await db.deleteFrom('phones').where('user_id', '=', userId).execute()
  if (phones.length === 0) return
  await db
    .insertInto('phones')
    .values(phones.map((phone, ordinal) => ({ user_id: userId, ordinal, ...phone })))
    .execute()
}

export async function replaceExternalIds(
  db: Db,
  userId: string,
  ids: readonly { source: string; key: string }[],
): Promise<void> {
  await db.deleteFrom('external_ids').where('entity', '=', 'user').where('entity_id', '=', userId).execute()
  if (ids.length === 0) return
  await db
    .insertInto('external_ids')
    .values(ids.map((id) => ({ entity: 'user' as const, ...id, entity_id: userId })))
    .execute()
}

/** Takes and gives back identifiers; a violation of the key means that somebody else holds one. */
export async function replaceIdentifiers(
  db: Db,
  userId: string,
  identifiers: readonly { key: string; kind: 'username' | 'email' }[],
): Promise<void> {
  await db.deleteFrom('identifiers').where('user_id', '=', userId).execute()
  if (identifiers.length === 0) return
  await db
    .insertInto('identifiers')
    .values(identifiers.map((one) => ({ ...one, user_id: userId })))
    .execute()
}

/** Who holds these identifiers now. */
export function findHolders(db: Db, keys: readonly string[]) {
  return db
    .selectFrom('identifiers')
    .innerJoin('users', 'users.id', 'identifiers.user_id')
    .select([
      'identifiers.key',
      'identifiers.kind',
      'users.id',
      'users.given_name',
      'users.family_name',
      'users.display_name',
    ])
    .select(['users.username', 'users.deleted_at', 'users.purge_at', 'users.type'])
    .where('identifiers.key', 'in', keys)
    .execute()
}

/** How many administrators besides this one could sign in at this moment and for good; a lock does not count. */
export async function countOtherAdministrators(db: Db, exceptId: string): Promise<number> {
  const { count } = await db
    .selectFrom('users')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('type', '=', 'admin')
    .where('id', '!=', exceptId)
    .where('deleted_at', 'is', null)
    .where('suspended_at', 'is', null)
    .where('from_at', 'is', null)
    .where('until_at', 'is', null)
    .where('activated_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export const findManager = preparedOne('manager', (db, id: string) =>
  db.selectFrom('users').select(['id', 'manager_id', 'type', 'deleted_at']).where('id', '=', id),
)

/** Rows whose status word time has changed; the ticker rewrites them. */
export function listStaleStatuses(db: Db, now: Instant, limit: number) {
  return db
    .selectFrom('users')
    .select(['id', 'type', 'deleted_at', 'suspended_at', 'activated_at'])
    .select(['from_at', 'started_at', 'until_at', 'locked_until'])
    .where('status_changes_at', '<=', now)
    .limit(limit)
    .execute()
}

export async function rewriteStatus(
  db: Db,
  id: string,
  status: Pick<UserUpdate, 'status_key' | 'status_changes_at'>,
): Promise<void> {
  await db.updateTable('users').set(status).where('id', '=', id).execute()
}

/** Takes the manager from everybody who reported to them, and answers who that was. */
export function clearManager(db: Db, managerId: string) {
  return db
    .updateTable('users')
    .set((eb) => ({ manager_id: null, version: eb('version', '+', 1) }))
    .where('manager_id', '=', managerId)
    .returning(['id', 'version', 'display_name', 'given_name', 'family_name', 'username'])
    .execute()
}

/** Derived columns do not raise the version: nobody changed them. */
export async function writeDerived(db: Db, id: string, derived: UserUpdate): Promise<void> {
  await db.updateTable('users').set(derived).where('id', '=', id).execute()
}

export async function teamKey(db: Db, teamId: string): Promise<string> {
  const row = await db.selectFrom('teams').select('name_key').where('id', '=', teamId).executeTakeFirst()
  return row?.name_key ?? ''
}

export async function isMember(db: Db, teamId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('memberships')
    .select('id')
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

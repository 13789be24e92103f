import type { Instant } from '../platform/clock.ts'
import type { Db, Tables, UserType } from '../platform/database/index.ts'
import { personName } from '../platform/naming.ts'

export type StoredSetting = Tables['settings']

/** All settings that somebody chose, and which state of them that is: one statement, so that both belong together. */
export async function readState(db: Db): Promise<{ version: number; rows: StoredSetting[] }> {
  const found = await db
    .selectFrom('installation')
    .leftJoin('settings', (join) => join.onTrue())
    .select(['installation.settings_version'])
    .select(['settings.key', 'settings.value', 'settings.set_at', 'settings.set_by', 'settings.version'])
    .execute()
  const rows = found.flatMap(({ key, value, set_at, set_by, version }) =>
    key === null || value === null || set_at === null || version === null
      ? []
      : [{ key, value, set_at, set_by, version }],
  )
  return { version: found[0]?.settings_version ?? 0, rows }
}

export async function readVersion(db: Db): Promise<number> {
  const row = await db.selectFrom('installation').select('settings_version').executeTakeFirst()
  return row?.settings_version ?? 0
}

/** The state that this change makes. */
export async function raiseVersion(db: Db): Promise<number> {
  const row = await db
    .updateTable('installation')
    .set((eb) => ({ settings_version: eb('settings_version', '+', 1) }))
    .returning('settings_version')
    .executeTakeFirstOrThrow()
  return row.settings_version
}

export async function putSetting(db: Db, row: StoredSetting): Promise<void> {
  const { key: _, ...values } = row
  await db
    .insertInto('settings')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
    .execute()
}

export async function dropSetting(db: Db, key: string): Promise<void> {
  await db.deleteFrom('settings').where('key', '=', key).execute()
}

/** By name: of this Roster and of its modules. */
export function listDirectories(db: Db) {
  return db.selectFrom('directories').select(['key', 'name']).where('ended_at', 'is', null).orderBy('name').execute()
}

/** Roles that everybody may have: active ones for people of the house. */
export async function listRoleNames(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('roles')
    .select('name')
    .where('deleted_at', 'is', null)
    .where('inactive_at', 'is', null)
    .where('audience', '=', 'internal')
    .orderBy('name_key')
    .limit(500)
    .execute()
  return rows.map((row) => row.name)
}

export function findRole(db: Db, nameKey: string) {
  return db
    .selectFrom('roles')
    .select(['id', 'name', 'rank'])
    .where('name_key', '=', nameKey)
    .where('deleted_at', 'is', null)
    .where('inactive_at', 'is', null)
    .where('audience', '=', 'internal')
    .executeTakeFirst()
}

/** Whether any role has this name, of whatever audience, active or not. */
export async function hasRole(db: Db, nameKey: string): Promise<boolean> {
  const roles = db.selectFrom('roles').select('id').where('name_key', '=', nameKey).where('deleted_at', 'is', null)
  return (await roles.executeTakeFirst()) !== undefined
}

/** Names of roles that give one of these permissions. */
export async function listRolesGiving(db: Db, permissions: readonly string[]): Promise<string[]> {
  if (permissions.length === 0) return []
  const rows = await db
    .selectFrom('role_permissions')
    .innerJoin('roles', 'roles.id', 'role_permissions.role_id')
    .select(['roles.name', 'roles.name_key'])
    .distinct()
    .where('role_permissions.ended_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .where((eb) =>
      eb.or(
        permissions.map((permission) => {
          const [scope = '', action = ''] = permission.split('.')
          return eb.and([eb('role_permissions.scope', '=', scope), eb('role_permissions.action', '=', action)])
        }),
      ),
    )
    .orderBy('roles.name_key')
    .execute()
  return rows.map((row) => row.name)
}

/** How many of these types are neither suspended, deleted nor ended, out of the kept counts. */
export async function countSeated(db: Db, types: readonly UserType[]): Promise<number> {
  const { taken } = await db
    .selectFrom('segment_counts')
    .select((eb) => eb.fn.sum<number | null>('count').as('taken'))
    .where('type', 'in', types)
    .where('status_key', 'not in', ['deleted', 'suspended', 'expired'])
    .executeTakeFirstOrThrow()
  return Number(taken ?? 0)
}

/** How many people of the house have no username, or no address, and so could not sign in by it; counted up to `limit`. */
export async function countWithout(db: Db, kind: 'username' | 'email', limit: number): Promise<number> {
  const rows = await db
    .selectFrom('users')
    .select('id')
    .where(kind === 'username' ? 'username_key' : 'email_key', '=', '')
    .where('type', 'in', ['admin', 'regular'])
    .where('deleted_at', 'is', null)
    .limit(limit)
    .execute()
  return rows.length
}

/** How many others have an open session whose last use lies between two idle limits, counted no further than `limit`. */
export async function countIdle(
  db: Db,
  { was, is, now, but }: { readonly was: Instant; readonly is: Instant; readonly now: Instant; readonly but: string },
  limit: number,
): Promise<number> {
  const rows = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select('sessions.user_id')
    .distinct()
    .where('sessions.ended_at', 'is', null)
    .where('sessions.user_id', '!=', but)
    .where('sessions.expires_at', '>', now)
    .where('sessions.seen_at', '>=', was)
    .where('sessions.seen_at', '<', is)
    .whereRef('sessions.epoch', '=', 'users.session_epoch')
    .limit(limit)
    .execute()
  return rows.length
}

/** Whether somebody can sign in by identifiers of this kind; `userId` for one person, else any administrator. */
export async function canSignInBy(db: Db, kind: 'username' | 'email', userId: string | undefined): Promise<boolean> {
  const row = await db
    .selectFrom('users')
    .select('users.id')
    .where(kind === 'username' ? 'username_key' : 'email_key', '!=', '')
    .$if(userId !== undefined, (query) => query.where('users.id', '=', userId ?? ''))
    .$if(userId === undefined, (query) =>
      query
        .where('users.type', '=', 'admin')
        .where('users.deleted_at', 'is', null)
        .where('users.suspended_at', 'is', null)
        .where('users.from_at', 'is', null)
        .where('users.until_at', 'is', null)
        .where('users.activated_at', 'is not', null),
    )
    .executeTakeFirst()
  return row !== undefined
}

/** Where this person reads mail, and in which language. */
export function findMailReader(db: Db, userId: string) {
  return db
    .selectFrom('users')
    .innerJoin('emails', (join) => join.onRef('emails.user_id', '=', 'users.id').on('emails.ordinal', '=', 0))
    .select(['emails.address', 'users.language'])
    .where('users.id', '=', userId)
    .executeTakeFirst()
}

/** Whose address this is, in lower case. */
export async function listOwnersOf(db: Db, address: string): Promise<string[]> {
  const rows = await db.selectFrom('identifiers').select('user_id').where('key', '=', address).execute()
  return rows.map((row) => row.user_id)
}

/** What people are called, by their ids; who is gone is missing. */
export async function listNames(db: Db, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (userIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('users')
    .select(['id', 'username', 'given_name', 'family_name', 'display_name'])
    .where('id', 'in', userIds)
    .where('deleted_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, personName(row)]))
}

/** Who stands for records of this directory; counts no further than `most`. */
export async function countStandingFor(
  db: Db,
  table: 'user_contacts' | 'user_accounts',
  { directory, most }: { readonly directory: string; readonly most: number },
): Promise<number> {
  const rows = await db
    .selectFrom(table)
    .innerJoin('users', 'users.id', `${table}.user_id`)
    .innerJoin('directory_records', 'directory_records.id', `${table}.record_id`)
    .innerJoin('directories', 'directories.id', 'directory_records.directory_id')
    .select('users.id')
    .distinct()
    .where(`${table}.ended_at`, 'is', null)
    .where('users.deleted_at', 'is', null)
    .where('directories.key', '=', directory)
    .limit(most)
    .execute()
  return rows.length
}

/** Of this type with a second factor; counts no further than `most`. */
export async function countEnrolled(db: Db, type: UserType, most: number): Promise<number> {
  const rows = await db
    .selectFrom('second_factors')
    .innerJoin('users', 'users.id', 'second_factors.user_id')
    .select('users.id')
    .where('second_factors.enrolled_at', 'is not', null)
    .where('users.type', '=', type)
    .where('users.deleted_at', 'is', null)
    .limit(most)
    .execute()
  return rows.length
}

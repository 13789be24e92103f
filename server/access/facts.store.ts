import { type Db, prepared, preparedBeside, preparedOne } from '../platform/database/index.ts'
import { portalRoles, stoodFor } from './facts-outside.store.ts'

/** The facts of a person that decisions read. */
function personRow(db: Db, id: string) {
  return db
    .selectFrom('users')
    .select([
      'id',
      'type',
      'username',
      'display_name',
      'given_name',
      'family_name',
      'created_by',
      'created_at',
      'version',
    ])
    .select([
      'deleted_at',
      'suspended_at',
      'suspended_until',
      'from_at',
      'started_at',
      'until_at',
      'locked_until',
      'protected_at',
    ])
    .select(['access_version', 'session_epoch', 'manager_id', 'default_team_id', 'activated_at'])
    .where('id', '=', id)
}

export const findPersonRow = preparedOne('person', personRow)

export type PersonRow = NonNullable<Awaited<ReturnType<typeof findPersonRow>>>

/**
 * A person with the memberships and the roles of theirs that were not ended, whose bounds may lie in the past; and the
 * records of directories that they are assigned to or stand for, and the portals in which they are.
 */
export const findPersonWithRoles = preparedBeside('person-with-roles', personRow, (db, id) => ({
  memberships: membershipFacts(db, id),
  direct: directRoles(db, id),
  byTeam: teamRoles(db, id),
  named: namedRecords(db, id),
  restrictions: restrictions(db, id),
  byPortal: portalRoles(db, id),
  stoodFor: stoodFor(db, id),
}))

function membershipFacts(db: Db, userId: string) {
  return db
    .selectFrom('memberships')
    .innerJoin('teams', 'teams.id', 'memberships.team_id')
    .select(['memberships.team_id', 'memberships.position'])
    .select(['memberships.from_at', 'memberships.started_at', 'memberships.until_at'])
    .where('memberships.user_id', '=', userId)
    .where('memberships.ended_at', 'is', null)
    .where('teams.deleted_at', 'is', null)
}

function directRoles(db: Db, userId: string) {
  return db
    .selectFrom('role_grants')
    .innerJoin('roles', 'roles.id', 'role_grants.role_id')
    .leftJoin('modules', 'modules.key', 'roles.module')
    .select(['roles.id', 'roles.name', 'roles.rank'])
    .select(['role_grants.from_at', 'role_grants.started_at', 'role_grants.until_at'])
    .where('role_grants.user_id', '=', userId)
    .where('role_grants.ended_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .where('roles.inactive_at', 'is', null)
    .where('modules.removed_at', 'is', null)
}

function teamRoles(db: Db, userId: string) {
  return db
    .selectFrom('memberships')
    .innerJoin('teams', 'teams.id', 'memberships.team_id')
    .innerJoin('team_roles', 'team_roles.team_id', 'memberships.team_id')
    .innerJoin('roles', 'roles.id', 'team_roles.role_id')
    .leftJoin('modules', 'modules.key', 'roles.module')
    .select([
      'roles.id',
      'roles.name',
      'roles.rank',
      'memberships.team_id',
      'memberships.from_at',
      'memberships.started_at',
      'memberships.until_at',
    ])
    .where('memberships.user_id', '=', userId)
    .where('memberships.ended_at', 'is', null)
    .where('team_roles.ended_at', 'is', null)
    .where('teams.deleted_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .where('roles.inactive_at', 'is', null)
    .where('modules.removed_at', 'is', null)
    .where((eb) =>
      eb.or([eb('team_roles.position', '=', ''), eb('team_roles.position', '=', eb.ref('memberships.position'))]),
    )
}

/** The active records that fields with an effect name for this person, one row each. */
function namedRecords(db: Db, userId: string) {
  return db
    .selectFrom('user_records')
    .innerJoin('profile_fields', 'profile_fields.id', 'user_records.field_id')
    .innerJoin('directory_records', 'directory_records.id', 'user_records.record_id')
    .select(['user_records.field_id', 'user_records.record_id', 'profile_fields.effect', 'profile_fields.applies_to'])
    .where('user_records.user_id', '=', userId)
    .where('user_records.ended_at', 'is', null)
    .where('profile_fields.ended_at', 'is', null)
    .where('profile_fields.effect', 'is not', null)
    .where('directory_records.inactive_at', 'is', null)
    .where('directory_records.deleted_at', 'is', null)
}

/** The fields whose records alone this person is held to, whatever is left of these. */
function restrictions(db: Db, userId: string) {
  return db
    .selectFrom('user_restrictions')
    .innerJoin('profile_fields', 'profile_fields.id', 'user_restrictions.field_id')
    .select(['user_restrictions.field_id', 'profile_fields.applies_to'])
    .where('user_restrictions.user_id', '=', userId)
    .where('user_restrictions.ended_at', 'is', null)
    .where('profile_fields.ended_at', 'is', null)
    .where('profile_fields.effect', '=', 'restrict')
}

export const findRoleByName = preparedOne('role-by-name', (db, nameKey: string) =>
  db
    .selectFrom('roles')
    .leftJoin('modules', 'modules.key', 'roles.module')
    .select(['roles.id', 'roles.name', 'roles.rank'])
    .where('roles.name_key', '=', nameKey)
    .where('roles.deleted_at', 'is', null)
    .where('roles.inactive_at', 'is', null)
    .where('modules.removed_at', 'is', null),
)

export async function findRoleNameKey(db: Db, roleId: string): Promise<string | undefined> {
  const row = await db.selectFrom('roles').select('name_key').where('id', '=', roleId).executeTakeFirst()
  return row?.name_key
}

export const listPermissions = prepared('permissions', (db, roleIds: readonly string[]) =>
  db
    .selectFrom('role_permissions')
    .select(['role_id', 'scope', 'action', 'level', 'within_seconds'])
    .where('role_id', 'in', roleIds)
    .where('ended_at', 'is', null),
)

export const listRoleFields = prepared('role-fields', (db, roleIds: readonly string[]) =>
  db
    .selectFrom('role_fields')
    .select(['role_id', 'scope', 'field', 'action', 'gives'])
    .where('role_id', 'in', roleIds)
    .where('ended_at', 'is', null),
)

export const listMayGrant = prepared('may-grant', (db, roleIds: readonly string[]) =>
  db
    .selectFrom('role_may_grant')
    .select(['role_id', 'grants_role_id'])
    .where('role_id', 'in', roleIds)
    .where('ended_at', 'is', null),
)

/** The roles that holders of this one may give. */
export function listMayGrantRoles(db: Db, roleId: string) {
  return db
    .selectFrom('role_may_grant')
    .innerJoin('roles', 'roles.id', 'role_may_grant.grants_role_id')
    .select(['roles.id', 'roles.rank'])
    .where('role_may_grant.role_id', '=', roleId)
    .where('role_may_grant.ended_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .execute()
}

export function listTeamParents(db: Db) {
  return db.selectFrom('teams').select(['id', 'parent_id']).where('deleted_at', 'is', null).execute()
}

/** By what it shows that decisions about these people may have changed. */
export const listVersions = prepared('versions', (db, ids: readonly string[]) =>
  db.selectFrom('users').select(['id', 'version', 'access_version']).where('id', 'in', ids),
)

/** Every decision about these users is made anew from the next request on. */
export async function raiseUserVersions(db: Db, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return
  await db
    .updateTable('users')
    .set((eb) => ({ access_version: eb('access_version', '+', 1) }))
    .where('id', 'in', userIds)
    .execute()
}

export async function raiseAccessVersion(db: Db): Promise<void> {
  await db
    .updateTable('installation')
    .set((eb) => ({ access_version: eb('access_version', '+', 1) }))
    .execute()
}

export function findExternal(db: Db, entity: 'user' | 'team' | 'directory-record', source: string, key: string) {
  return db
    .selectFrom('external_ids')
    .select('entity_id')
    .where('entity', '=', entity)
    .where('source', '=', source)
    .where('key', '=', key)
    .executeTakeFirst()
}

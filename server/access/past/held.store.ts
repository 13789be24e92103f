/** What held at a past moment: rows are ended, never overwritten (product.md section 2). */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import { type Db, inPieces, type Tables } from '../../platform/database/index.ts'
import { stood } from './stood.store.ts'

/** A start carried out later had not been carried out then. */
function startedThen(table: 'role_grants' | 'memberships', at: Instant) {
  const started = sql.ref<Instant | null>(`${table}.started_at`)
  return sql<Instant | null>`case when ${started} <= ${at} then ${started} end`.as('started_at')
}

export function listMembershipsAt(db: Db, userId: string, at: Instant) {
  return db
    .selectFrom('memberships')
    .innerJoin('teams', 'teams.id', 'memberships.team_id')
    .select(['memberships.team_id', 'memberships.from_at', 'memberships.until_at', startedThen('memberships', at)])
    .where('memberships.user_id', '=', userId)
    .where(stood('memberships', at))
    .execute()
}

const ROLE = ['roles.id', 'roles.name', 'roles.name_key', 'roles.rank', 'roles.module', 'roles.inactive_at'] as const
const ROLE_TIMES = ['roles.created_at', 'roles.deleted_at'] as const

export function listDirectRolesAt(db: Db, userId: string, at: Instant) {
  return db
    .selectFrom('role_grants')
    .innerJoin('roles', 'roles.id', 'role_grants.role_id')
    .select([...ROLE, ...ROLE_TIMES, 'role_grants.from_at', 'role_grants.until_at', startedThen('role_grants', at)])
    .where('role_grants.user_id', '=', userId)
    .where(stood('role_grants', at))
    .execute()
}

export function listTeamRolesAt(db: Db, userId: string, at: Instant) {
  return db
    .selectFrom('memberships')
    .innerJoin('team_roles', 'team_roles.team_id', 'memberships.team_id')
    .innerJoin('roles', 'roles.id', 'team_roles.role_id')
    .select([...ROLE, ...ROLE_TIMES, 'memberships.team_id', 'memberships.from_at', 'memberships.until_at'])
    .select(startedThen('memberships', at))
    .where('memberships.user_id', '=', userId)
    .where(stood('memberships', at))
    .where(stood('team_roles', at))
    .where((eb) => isOfPosition(eb))
    .execute()
}

/** The portals in which somebody was, as they are now, each with the roles that it gave then. */
export function listPortalRolesAt(db: Db, userId: string, at: Instant) {
  return db
    .selectFrom('portal_users')
    .innerJoin('portals', 'portals.id', 'portal_users.portal_id')
    .leftJoin('portal_roles', (join) =>
      join.onRef('portal_roles.portal_id', '=', 'portals.id').on(stood('portal_roles', at)),
    )
    .select(['portals.id', 'portals.created_at', 'portals.deleted_at', 'portals.off_at', 'portal_roles.role_id'])
    .where('portal_users.user_id', '=', userId)
    .where(stood('portal_users', at))
    .execute()
}

/** The contact, without an ordinal, and the accounts that somebody had then: records that are active now or were. */
export async function listStoodForAt(db: Db, userId: string, at: Instant) {
  const contacts = await db
    .selectFrom('user_contacts')
    .innerJoin('directory_records', 'directory_records.id', 'user_contacts.record_id')
    .select(['user_contacts.record_id', sql<number | null>`cast(null as integer)`.as('ordinal')])
    .where('user_contacts.user_id', '=', userId)
    .where(stood('user_contacts', at))
    .where(wasActiveRecord(at))
    .execute()
  const accounts = await db
    .selectFrom('user_accounts')
    .innerJoin('directory_records', 'directory_records.id', 'user_accounts.record_id')
    .select(['user_accounts.record_id', sql<number | null>`user_accounts.ordinal`.as('ordinal')])
    .where('user_accounts.user_id', '=', userId)
    .where(stood('user_accounts', at))
    .where(wasActiveRecord(at))
    .execute()
  return [...contacts, ...accounts]
}

function wasActiveRecord(at: Instant): Expression<SqlBool> {
  const [inactive, deleted] = [sql.ref('directory_records.inactive_at'), sql.ref('directory_records.deleted_at')]
  return sql<SqlBool>`((${inactive} is null or ${inactive} > ${at}) and (${deleted} is null or ${deleted} > ${at}))`
}

function isOfPosition(eb: ExpressionBuilder<Tables, 'team_roles' | 'memberships'>): Expression<SqlBool> {
  return eb.or([eb('team_roles.position', '=', ''), eb('team_roles.position', '=', eb.ref('memberships.position'))])
}

/** Every role that there ever was, as it is now. */
export function listRolesEver(db: Db) {
  return db
    .selectFrom('roles')
    .select([...ROLE, ...ROLE_TIMES])
    .execute()
}

export async function listPermissionsAt(db: Db, roleIds: readonly string[], at: Instant) {
  const rows = []
  for (const some of inPieces(roleIds))
    rows.push(
      ...(await db
        .selectFrom('role_permissions')
        .select(['role_id', 'scope', 'action', 'level', 'within_seconds'])
        .where('role_id', 'in', some)
        .where(stood('role_permissions', at))
        .execute()),
    )
  return rows
}

export async function listRoleFieldsAt(db: Db, roleIds: readonly string[], at: Instant) {
  const rows = []
  for (const some of inPieces(roleIds))
    rows.push(
      ...(await db
        .selectFrom('role_fields')
        .select(['role_id', 'scope', 'field', 'action', 'gives'])
        .where('role_id', 'in', some)
        .where(stood('role_fields', at))
        .execute()),
    )
  return rows
}

/** Records that fields with an effect named then, active ones as of now. */
export function listNamedAt(db: Db, userId: string, at: Instant) {
  return db
    .selectFrom('user_records')
    .innerJoin('profile_fields', 'profile_fields.id', 'user_records.field_id')
    .innerJoin('directory_records', 'directory_records.id', 'user_records.record_id')
    .select(['user_records.field_id', 'user_records.record_id', 'profile_fields.effect', 'profile_fields.applies_to'])
    .where('user_records.user_id', '=', userId)
    .where(stood('user_records', at))
    .where((eb) => eb.or([eb('profile_fields.ended_at', 'is', null), eb('profile_fields.ended_at', '>', at)]))
    .where('profile_fields.effect', 'is not', null)
    .where(wasActiveRecord(at))
    .execute()
}

export function listRestrictionsAt(db: Db, userId: string, at: Instant) {
  return db
    .selectFrom('user_restrictions')
    .innerJoin('profile_fields', 'profile_fields.id', 'user_restrictions.field_id')
    .select(['user_restrictions.field_id', 'profile_fields.applies_to'])
    .where('user_restrictions.user_id', '=', userId)
    .where(stood('user_restrictions', at))
    .where((eb) => eb.or([eb('profile_fields.ended_at', 'is', null), eb('profile_fields.ended_at', '>', at)]))
    .where('profile_fields.effect', '=', 'restrict')
    .execute()
}

export function listTeamPlaces(db: Db) {
  return db.selectFrom('teams').select(['id', 'parent_id', 'created_at', 'deleted_at']).execute()
}

export function listModuleTimes(db: Db) {
  return db.selectFrom('modules').select(['id', 'key', 'removed_at']).execute()
}

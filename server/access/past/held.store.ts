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
    .where((eb) =>
      eb.or([eb('directory_records.inactive_at', 'is', null), eb('directory_records.inactive_at', '>', at)]),
    )
    .where((eb) => eb.or([eb('directory_records.deleted_at', 'is', null), eb('directory_records.deleted_at', '>', at)]))
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

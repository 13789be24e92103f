import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { briefColumns, type Seen, whereSeen } from '../access/index.ts'
import type { Db, Tables } from '../platform/database/index.ts'

/** Active roles of installed modules that give an action, and how far. */
export function listGiving(db: Db, scope: string, action: string) {
  return db
    .selectFrom('role_permissions')
    .innerJoin('roles', 'roles.id', 'role_permissions.role_id')
    .leftJoin('modules', 'modules.key', 'roles.module')
    .select(['roles.id', 'roles.name_key', 'role_permissions.level'])
    .where('role_permissions.scope', '=', scope)
    .where('role_permissions.action', '=', action)
    .where('role_permissions.ended_at', 'is', null)
    .where('role_permissions.level', 'not in', ['none', 'no'])
    .where('roles.deleted_at', 'is', null)
    .where('roles.inactive_at', 'is', null)
    .where('modules.removed_at', 'is', null)
    .execute()
}

/** Some roles, and who of their holders comes into question by them. */
export interface Givers {
  readonly roleIds: readonly string[]
  /** Everybody has one of them. */
  readonly everybody: boolean
  /** Only whoever owns or created the record, is in one of these teams or is assigned to one of these records; null is anybody. */
  readonly near: Near | null
}

interface Near {
  readonly userIds: readonly string[]
  readonly teamIds: readonly string[]
  readonly recordIds: readonly string[]
}

/** The next people who may come into question, by id: administrators, and holders of roles that give it. */
export function listCandidates(
  db: Db,
  { givers, seen, after, limit }: { givers: readonly Givers[]; seen: Seen; after: string | undefined; limit: number },
) {
  return db
    .selectFrom('users')
    .select(['users.id', ...briefColumns])
    .where('users.deleted_at', 'is', null)
    .where('users.suspended_at', 'is', null)
    .where(whereSeen(seen))
    .$if(after !== undefined, (query) => query.where('users.id', '>', after ?? ''))
    .where((eb) => eb.or([eb('users.type', '=', 'admin'), ...givers.map((one) => comesInto(eb, one))]))
    .orderBy('users.id')
    .limit(limit)
    .execute()
}

type Users = ExpressionBuilder<Tables, 'users'>
type Condition = Expression<SqlBool>

function comesInto(eb: Users, { roleIds, everybody, near }: Givers): Condition {
  const holds = everybody ? sql<SqlBool>`1 = 1` : eb.or([holdsDirectly(eb, roleIds), holdsByTeam(eb, roleIds)])
  return near === null ? holds : eb.and([holds, isNear(eb, near)])
}

function isNear(eb: Users, { userIds, teamIds, recordIds }: Near): Condition {
  return eb.or([
    userIds.length === 0 ? sql<SqlBool>`1 = 0` : eb('users.id', 'in', userIds),
    teamIds.length === 0 ? sql<SqlBool>`1 = 0` : eb.exists(memberships(eb).where('memberships.team_id', 'in', teamIds)),
    recordIds.length === 0 ? sql<SqlBool>`1 = 0` : isAssigned(eb, recordIds),
  ])
}

function isAssigned(eb: Users, recordIds: readonly string[]): Condition {
  return eb.exists(
    eb
      .selectFrom('user_records')
      .select('user_records.id')
      .whereRef('user_records.user_id', '=', 'users.id')
      .where('user_records.ended_at', 'is', null)
      .where('user_records.record_id', 'in', recordIds),
  )
}

function holdsDirectly(eb: Users, roleIds: readonly string[]): Condition {
  return eb.exists(
    eb
      .selectFrom('role_grants')
      .select('role_grants.id')
      .whereRef('role_grants.user_id', '=', 'users.id')
      .where('role_grants.ended_at', 'is', null)
      .where('role_grants.role_id', 'in', roleIds),
  )
}

function holdsByTeam(eb: Users, roleIds: readonly string[]): Condition {
  return eb.exists(
    memberships(eb)
      .innerJoin('team_roles', 'team_roles.team_id', 'memberships.team_id')
      .where('team_roles.ended_at', 'is', null)
      .where('team_roles.role_id', 'in', roleIds),
  )
}

function memberships(eb: Users) {
  return eb
    .selectFrom('memberships')
    .select('memberships.id')
    .whereRef('memberships.user_id', '=', 'users.id')
    .where('memberships.ended_at', 'is', null)
}

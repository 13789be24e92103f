import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { briefColumns, type Seen, stood, whereSeen } from '../access/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Db, Tables } from '../platform/database/index.ts'

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

interface Search {
  readonly givers: readonly Givers[]
  readonly seen: Seen
  readonly after: string | undefined
  readonly limit: number
  /** A past moment; whoever came into question then may be gone or of another type now. */
  readonly at: Instant | undefined
}

/** The next people who may come into question, by id: administrators, and holders of roles that give it. */
export function listCandidates(db: Db, { givers, seen, after, limit, at }: Search) {
  return db
    .selectFrom('users')
    .select(['users.id', ...briefColumns])
    .$if(at === undefined, (query) =>
      query.where('users.deleted_at', 'is', null).where('users.suspended_at', 'is', null),
    )
    .where(whereSeen(seen))
    .$if(after !== undefined, (query) => query.where('users.id', '>', after ?? ''))
    .where((eb) => eb.or([isAdmin(eb, at), ...givers.map((one) => comesInto(eb, one, at))]))
    .orderBy('users.id')
    .limit(limit)
    .execute()
}

type Users = ExpressionBuilder<Tables, 'users'>
type Condition = Expression<SqlBool>

function isAdmin(eb: Users, at: Instant | undefined): Condition {
  const isNow = eb('users.type', '=', 'admin')
  if (at === undefined) return isNow
  const changed = eb.selectFrom('audit_rows').select('audit_rows.id').whereRef('audit_rows.entity_id', '=', 'users.id')
  const since = changed.where('audit_rows.event', '=', 'user.type-changed').where('audit_rows.at', '>', at)
  return eb.or([isNow, eb.exists(since)])
}

function comesInto(eb: Users, { roleIds, everybody, near }: Givers, at: Instant | undefined): Condition {
  const holds = everybody
    ? sql<SqlBool>`1 = 1`
    : eb.or([holdsDirectly(eb, roleIds, at), holdsByTeam(eb, roleIds, at), holdsByPortal(eb, roleIds, at)])
  return near === null ? holds : eb.and([holds, isNear(eb, near, at)])
}

function isNear(eb: Users, { userIds, teamIds, recordIds }: Near, at: Instant | undefined): Condition {
  return eb.or([
    userIds.length === 0 ? sql<SqlBool>`1 = 0` : eb('users.id', 'in', userIds),
    teamIds.length === 0
      ? sql<SqlBool>`1 = 0`
      : eb.exists(memberships(eb, at).where('memberships.team_id', 'in', teamIds)),
    recordIds.length === 0 ? sql<SqlBool>`1 = 0` : isAssigned(eb, recordIds, at),
  ])
}

function isAssigned(eb: Users, recordIds: readonly string[], at: Instant | undefined): Condition {
  return eb.exists(
    eb
      .selectFrom('user_records')
      .select('user_records.id')
      .whereRef('user_records.user_id', '=', 'users.id')
      .where(stood('user_records', at))
      .where('user_records.record_id', 'in', recordIds),
  )
}

function holdsDirectly(eb: Users, roleIds: readonly string[], at: Instant | undefined): Condition {
  return eb.exists(
    eb
      .selectFrom('role_grants')
      .select('role_grants.id')
      .whereRef('role_grants.user_id', '=', 'users.id')
      .where(stood('role_grants', at))
      .where('role_grants.role_id', 'in', roleIds),
  )
}

function holdsByTeam(eb: Users, roleIds: readonly string[], at: Instant | undefined): Condition {
  return eb.exists(
    memberships(eb, at)
      .innerJoin('team_roles', 'team_roles.team_id', 'memberships.team_id')
      .where(stood('team_roles', at))
      .where('team_roles.role_id', 'in', roleIds),
  )
}

function holdsByPortal(eb: Users, roleIds: readonly string[], at: Instant | undefined): Condition {
  return eb.exists(
    eb
      .selectFrom('portal_users')
      .innerJoin('portal_roles', 'portal_roles.portal_id', 'portal_users.portal_id')
      .select('portal_users.id')
      .whereRef('portal_users.user_id', '=', 'users.id')
      .where(stood('portal_users', at))
      .where(stood('portal_roles', at))
      .where('portal_roles.role_id', 'in', roleIds),
  )
}

function memberships(eb: Users, at: Instant | undefined) {
  return eb
    .selectFrom('memberships')
    .select('memberships.id')
    .whereRef('memberships.user_id', '=', 'users.id')
    .where(stood('memberships', at))
}

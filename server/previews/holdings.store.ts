/** What many people hold, one row each, by few queries whatever their number. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Seen, whereSeen } from '../access/index.ts'
import type { Instant } from '../platform/clock.ts'
import { type Db, inPieces, padded } from '../platform/database/index.ts'

/** A query of ids of people. */
export type Whom = RawBuilder<unknown>

interface Search {
  readonly whom: Whom
  /** Only these of them. */
  readonly among: Seen | undefined
  /** Whose names the caller may be told. */
  readonly seen: Seen
  readonly now: Instant
}

export interface HoldingRow {
  readonly id: string
  readonly seen: number
  /** Ids of the roles held directly or by a portal, with commas between; null for none. */
  readonly roles: string | null
  /** `team:position`, a line each. */
  readonly teams: string | null
}

/** By name. Nobody who may do all or nothing now: administrators, suspended, ended, not begun. */
export function listHoldings(db: Db, { whom, among, seen, now }: Search): Promise<HoldingRow[]> {
  const concerned = sql`(${whom})`
  return db
    .selectFrom('users')
    .leftJoin(
      sql<{ user_id: string; roles: string }>`(
        select user_id, string_agg(role_id, ',') as roles from (
          select g.user_id, cast(g.role_id as text) as role_id from role_grants g
          where g.ended_at is null and ${inForce('g', now)} and g.user_id in ${concerned}
          union
          select pu.user_id, cast(pr.role_id as text) from portal_users pu
          join portals p on p.id = pu.portal_id and p.off_at is null and p.deleted_at is null
          join portal_roles pr on pr.portal_id = p.id and pr.ended_at is null
          where pu.ended_at is null and pu.user_id in ${concerned}
        ) held group by user_id)`.as('direct'),
      (join) => join.onRef('direct.user_id', '=', 'users.id'),
    )
    .leftJoin(
      sql<{ user_id: string; teams: string }>`(
        select m.user_id, string_agg(m.team_id || ':' || m.position, ${'\n'}) as teams from memberships m
        join teams t on t.id = m.team_id and t.deleted_at is null
        where m.ended_at is null and ${inForce('m', now)} and m.user_id in ${concerned}
        group by m.user_id)`.as('member'),
      (join) => join.onRef('member.user_id', '=', 'users.id'),
    )
    .select((eb) => [
      'users.id',
      'direct.roles',
      'member.teams',
      eb.case().when(whereSeen(seen)).then(1).else(0).end().as('seen'),
    ])
    .where(sql<SqlBool>`users.id in ${concerned}`)
    .where(acts(now))
    .$if(among !== undefined, (query) => query.where(whereSeen(among ?? seen)))
    .orderBy('users.name_key')
    .orderBy('users.id')
    .execute()
}

function acts(now: Instant): RawBuilder<SqlBool> {
  return sql`users.type not in ('admin', 'system') and users.deleted_at is null and users.suspended_at is null and ${inForce('users', now)}`
}

/** What holds now; a beginning that has come and waits for the ticker does not. */
function inForce(table: string, now: Instant): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  return sql`(${column('from_at')} is null or ${column('started_at')} is not null) and (${column('until_at')} is null or ${column('until_at')} > ${now})`
}

const NOBODY: Whom = sql`select c.id from users c where 1 = 0`

export function these(ids: readonly string[]): Whom {
  if (ids.length === 0) return NOBODY
  return sql`select c.id from users c where c.id in (${sql.join(padded(ids))})`
}

/** Who belongs to one of these teams now, or has a position there. */
export function membersOf(teamIds: readonly string[], now: Instant, position = ''): Whom {
  if (teamIds.length === 0) return NOBODY
  const held = position === '' ? sql`` : sql`and c.position = ${position}`
  return sql`select c.user_id from memberships c where c.team_id in (${sql.join(padded(teamIds))}) and c.ended_at is null and ${inForce('c', now)} ${held}`
}

/** Every role that a team gives, as far as it is in effect. */
export function listTeamRoles(db: Db) {
  return db
    .selectFrom('team_roles')
    .innerJoin('roles', 'roles.id', 'team_roles.role_id')
    .select(['team_roles.team_id as teamId', 'team_roles.role_id as roleId', 'team_roles.position'])
    .where('team_roles.ended_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .execute()
}

/** Of these roles those that are in effect. */
export async function listActive(db: Db, roleIds: readonly string[]): Promise<{ id: string; name: string }[]> {
  const found = []
  for (const some of inPieces(roleIds))
    found.push(
      ...(await db
        .selectFrom('roles')
        .leftJoin('modules', 'modules.key', 'roles.module')
        .select(['roles.id', 'roles.name'])
        .where('roles.id', 'in', padded(some))
        .where('roles.deleted_at', 'is', null)
        .where('roles.inactive_at', 'is', null)
        .where('modules.removed_at', 'is', null)
        .execute()),
    )
  return found
}

/** The memberships in this team that have not ended: of these people, or of everybody. */
export async function listMemberships(db: Db, teamId: string, userIds?: readonly string[]) {
  if (userIds?.length === 0) return []
  return db
    .selectFrom('memberships')
    .select(['user_id', 'position', 'from_at', 'started_at', 'until_at'])
    .where('team_id', '=', teamId)
    .where('ended_at', 'is', null)
    .$if(userIds !== undefined, (query) => query.where('user_id', 'in', padded(userIds ?? [])))
    .execute()
}

export async function listNamings(db: Db, ids: readonly string[]) {
  const rows = []
  for (const some of inPieces(ids))
    rows.push(
      ...(await db
        .selectFrom('users')
        .select(['id', 'display_name', 'given_name', 'family_name', 'username'])
        .where('id', 'in', padded(some))
        .execute()),
    )
  return rows
}

export async function listRecordNames(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db.selectFrom('directory_records').select(['id', 'name']).where('id', 'in', padded(ids)).execute()
}

export async function listRanks(db: Db, roleIds: readonly string[]): Promise<{ id: string; rank: number | null }[]> {
  if (roleIds.length === 0) return []
  return db
    .selectFrom('roles')
    .select(['id', 'rank'])
    .where('id', 'in', padded(roleIds))
    .where('deleted_at', 'is', null)
    .execute()
}

/** Of these records those that count for nothing now. */
export async function listInactive(db: Db, recordIds: readonly string[]): Promise<string[]> {
  if (recordIds.length === 0) return []
  const rows = await db
    .selectFrom('directory_records')
    .select('id')
    .where('id', 'in', padded(recordIds))
    .where('inactive_at', 'is not', null)
    .execute()
  return rows.map((row) => row.id)
}

/** Who of these is held to records of which none is left, and where that shuts them out. */
export function listShutOut(db: Db, whom: Whom) {
  return db
    .selectFrom('user_restrictions as held')
    .innerJoin('profile_fields as field', 'field.id', 'held.field_id')
    .select(['held.user_id as userId', 'field.id as fieldId', 'field.applies_to as appliesTo'])
    .where(sql<SqlBool>`held.user_id in (${whom})`)
    .where('held.ended_at', 'is', null)
    .where('field.ended_at', 'is', null)
    .where('field.effect', '=', 'restrict')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('user_records as named')
            .innerJoin('directory_records as record', 'record.id', 'named.record_id')
            .select('named.id')
            .whereRef('named.user_id', '=', 'held.user_id')
            .whereRef('named.field_id', '=', 'held.field_id')
            .where('named.ended_at', 'is', null)
            .where('record.inactive_at', 'is', null)
            .where('record.deleted_at', 'is', null),
        ),
      ),
    )
    .orderBy('field.id')
    .execute()
}

/** What many people hold, one row each, by few queries whatever their number. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Seen, whereSeen } from '../access/index.ts'
import type { Instant } from '../platform/clock.ts'
import { type Db, inPieces, padded } from '../platform/database/index.ts'

/** A query of ids of people. */
export type Whom = RawBuilder<unknown>

export interface Search {
  readonly whom: Whom
  /** Only these of them. */
  readonly among: Seen | undefined
  /** Whose names the caller may be told. */
  readonly seen: Seen
  readonly now: Instant
  /** Memberships that count besides those of teams that give roles. */
  readonly teamIds: readonly string[]
  /** Portals that count besides those that are on and give roles. */
  readonly portalIds: readonly string[]
  /** In this team also memberships that have not begun, or have ended by themselves. */
  readonly idleIn: string | undefined
  /** Everybody alone, however alike they are. */
  readonly each: boolean
  /** Of people who are alike so many are named. */
  readonly limit: number
}

/** Somebody of those who hold the same; the first are there, by name, those first whom the caller may see. */
export interface HoldingRow {
  readonly id: string
  readonly name_key: string
  readonly seen: number
  /** How many these are. */
  readonly people: number
  /** Ids of the roles held directly, and with `~` before of portals, with commas between; null for none. */
  readonly roles: string | null
  /** `team:position`, a line each; with `~` before where the membership is idle. */
  readonly teams: string | null
  /** Ids of fields that hold them to records of which none is left. */
  readonly shut: string | null
}

/** Nobody who may do all or nothing now: administrators, suspended, ended, not begun. */
export async function listHoldings(db: Db, search: Search): Promise<HoldingRow[]> {
  const { whom, among, seen, now, each, limit } = search
  const alike = sql`partition by direct.roles, member.teams, shut.fields ${each ? sql`, users.id` : sql``}`
  const people = db
    .selectFrom('users')
    .leftJoin(rolesOf(search).as('direct'), (join) => join.onRef('direct.user_id', '=', 'users.id'))
    .leftJoin(teamsOf(search).as('member'), (join) => join.onRef('member.user_id', '=', 'users.id'))
    .leftJoin(shutOut(whom).as('shut'), (join) => join.onRef('shut.user_id', '=', 'users.id'))
    .select((eb) => eb.case().when(whereSeen(seen)).then(1).else(0).end().as('seen'))
    .select(['users.id', 'users.name_key', 'direct.roles', 'member.teams', 'shut.fields as shut'])
    .select(sql<number>`count(*) over (${alike})`.as('people'))
    .select((eb) =>
      sql<number>`row_number() over (${alike} order by ${eb.case().when(whereSeen(seen)).then(0).else(1).end()}, users.name_key, users.id)`.as(
        'place',
      ),
    )
    .where(sql<SqlBool>`users.id in (${whom})`)
    .where(acts(now))
    .$if(among !== undefined, (query) => query.where(whereSeen(among ?? seen)))
  const rows = await db
    .selectFrom(people.as('people'))
    .selectAll()
    .where('place', '<=', limit)
    .orderBy('name_key')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, people: Number(row.people) }))
}

/** A portal that gives nothing makes nobody differ, unless that is what is changed. */
function rolesOf({ whom, now, portalIds }: Search) {
  const named = portalIds.length === 0 ? sql`` : sql`or p.id in (${sql.join(padded(portalIds))})`
  return sql<{ user_id: string; roles: string }>`(
    select user_id, string_agg(role_id, ',' order by role_id) as roles from (
      select g.user_id, cast(g.role_id as text) as role_id from role_grants g
      where g.ended_at is null and ${inForce('g', now)} and g.user_id in (${whom})
      union
      select pu.user_id, '~' || cast(pu.portal_id as text) from portal_users pu
      join portals p on p.id = pu.portal_id and p.deleted_at is null
      where pu.ended_at is null and pu.user_id in (${whom}) and ((p.off_at is null
      and p.id in (select pr.portal_id from portal_roles pr where pr.ended_at is null)) ${named})
    ) held group by user_id)`
}

/** A membership of a team that gives nothing and reaches nothing of what is changed makes nobody differ. */
function teamsOf({ whom, now, teamIds, idleIn }: Search) {
  const ids = [...new Set([...teamIds, ...(idleIn === undefined ? [] : [idleIn])])]
  const named = ids.length === 0 ? sql`` : sql`or m.team_id in (${sql.join(padded(ids))})`
  const idle = idleIn === undefined ? sql`` : sql`or m.team_id = ${idleIn}`
  const text = sql`case when ${inForce('m', now)} then '' else '~' end || m.team_id || ':' || m.position`
  return sql<{ user_id: string; teams: string }>`(
    select m.user_id, string_agg(${text}, ${'\n'} order by m.team_id) as teams from memberships m
    join teams t on t.id = m.team_id and t.deleted_at is null
    where m.ended_at is null and m.user_id in (${whom}) and ((${inForce('m', now)}) ${idle})
    and (m.team_id in (select tr.team_id from team_roles tr where tr.ended_at is null) ${named})
    group by m.user_id)`
}

function shutOut(whom: Whom) {
  return sql<{ user_id: string; fields: string }>`(
    select r.user_id, string_agg(cast(r.field_id as text), ',' order by r.field_id) as fields from user_restrictions r
    join profile_fields f on f.id = r.field_id and f.ended_at is null and f.effect = 'restrict'
    where r.ended_at is null and r.user_id in (${whom}) and not exists (
      select 1 from user_records n join directory_records d on d.id = n.record_id
      where n.user_id = r.user_id and n.field_id = r.field_id and n.ended_at is null
      and d.inactive_at is null and d.deleted_at is null)
    group by r.user_id)`
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

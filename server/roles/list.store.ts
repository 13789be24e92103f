import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/database/index.ts'

export function listRoles(db: Db) {
  return db.selectFrom('roles').selectAll().where('deleted_at', 'is', null).orderBy('name_key').execute()
}

export async function countAdministrators(db: Db): Promise<number> {
  const row = await db
    .selectFrom('users')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('type', '=', 'admin')
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

/** Modules that ever declared roles. */
export function listModules(db: Db) {
  return db.selectFrom('modules').select(['key', 'name', 'removed_at']).execute()
}

export interface HolderCount {
  readonly role_id: string
  readonly direct: number
  readonly by_team: number
  readonly by_portal: number
  readonly people: number
}

/** How many people hold each role now; with `roleId` only that one. One query, whatever the number of roles. */
export async function countHolders(db: Db, now: Instant, roleId?: string): Promise<Map<string, HolderCount>> {
  const only = (column: string): RawBuilder<unknown> => (roleId ? sql`and ${sql.ref(column)} = ${roleId}` : sql``)
  const { rows } = await sql<HolderCount>`
    select role_id, count(distinct direct_id) as direct, count(distinct team_user_id) as by_team,
      count(distinct portal_user_id) as by_portal, count(distinct user_id) as people
    from (
      select g.role_id, g.user_id, g.user_id as direct_id,
        cast(null as uuid) as team_user_id, cast(null as uuid) as portal_user_id from role_grants g
      where g.ended_at is null and ${inForce('g', now)} ${only('g.role_id')}
      union all
      select r.role_id, m.user_id, null, m.user_id, null from team_roles r
      join memberships m on m.team_id = r.team_id and (r.position = '' or r.position = m.position)
      join teams t on t.id = r.team_id and t.deleted_at is null
      where r.ended_at is null and m.ended_at is null and ${inForce('m', now)} ${only('r.role_id')}
      union all
      select pr.role_id, pu.user_id, null, null, pu.user_id from portal_roles pr
      join portal_users pu on pu.portal_id = pr.portal_id
      join portals p on p.id = pr.portal_id and p.deleted_at is null and p.off_at is null
      where pr.ended_at is null and pu.ended_at is null ${only('pr.role_id')}
    ) held
    where exists (select 1 from users u where u.id = held.user_id and u.deleted_at is null)
    group by role_id`.execute(db)
  const counts = rows.map((row) => ({
    ...row,
    direct: Number(row.direct),
    by_team: Number(row.by_team),
    by_portal: Number(row.by_portal),
    people: Number(row.people),
  }))
  return new Map(counts.map((row) => [row.role_id, row]))
}

/** The rows of this table that hold now. */
export function inForce(table: string, now: Instant): RawBuilder<unknown> {
  const [from, until] = [sql.ref(`${table}.from_at`), sql.ref(`${table}.until_at`)]
  return sql`(${from} is null or ${from} <= ${now}) and (${until} is null or ${until} > ${now})`
}

import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/database/index.ts'
import { inForce } from './list.store.ts'

interface Question {
  readonly roleId: string
  readonly scope: string
  readonly action: string
  /** Levels that give as much. */
  readonly levels: readonly string[]
  readonly within: number | null
  readonly now: Instant
}

/** How many people the role concerns: no administrators, whom no role can change. */
export async function countConcerned(db: Db, roleId: string, now: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from users
    where ${concerned} and exists (${heldBy(now)} and r.id = ${roleId})`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

/** How many of them have no other active role that gives as much. */
export async function countWithout(db: Db, { roleId, scope, action, levels, within, now }: Question): Promise<number> {
  const lasting =
    within === null ? sql`p.within_seconds is null` : sql`(p.within_seconds is null or p.within_seconds >= ${within})`
  const { rows } = await sql<{ count: number }>`select count(*) as count from users
    where ${concerned} and exists (${heldBy(now)} and r.id = ${roleId})
    and not exists (${heldBy(now)} and r.id <> ${roleId} and exists (
      select 1 from role_permissions p where p.role_id = r.id and p.ended_at is null
      and p.scope = ${scope} and p.action = ${action} and p.level in (${sql.join(levels)}) and ${lasting}))`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

const concerned = sql`users.deleted_at is null and users.type not in ('admin', 'system')`

/** The active roles that a row of `users` holds now, as `r`; more conditions may follow. */
function heldBy(now: Instant): RawBuilder<unknown> {
  return sql`select 1 from roles r where r.deleted_at is null and r.inactive_at is null and (
    exists (select 1 from role_grants g where g.role_id = r.id and g.user_id = users.id and g.ended_at is null and ${inForce('g', now)})
    or exists (select 1 from memberships m join team_roles tr on tr.team_id = m.team_id and (tr.position = '' or tr.position = m.position)
      join teams t on t.id = m.team_id and t.deleted_at is null
      where tr.role_id = r.id and tr.ended_at is null and m.user_id = users.id and m.ended_at is null and ${inForce('m', now)}))`
}

import { sql } from 'kysely'
import type { Db } from '../platform/database/index.ts'

/** Which of these roles (by folded names) nobody holds lastingly: able to come in, and without an end or a beginning to come. */
export async function listUnheld(db: Db, nameKeys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select r.name from roles r
    where r.name_key in (${sql.join(nameKeys)}) and r.deleted_at is null and not exists (
      select 1 from users u where u.deleted_at is null and u.suspended_at is null and u.from_at is null
      and u.until_at is null and u.activated_at is not null and r.inactive_at is null and (
        exists (select 1 from role_grants g where g.role_id = r.id and g.user_id = u.id
          and g.ended_at is null and g.from_at is null and g.until_at is null)
        or exists (select 1 from memberships m join team_roles tr on tr.team_id = m.team_id
          and (tr.position = '' or tr.position = m.position)
          join teams t on t.id = m.team_id and t.deleted_at is null
          where tr.role_id = r.id and tr.ended_at is null and m.user_id = u.id
          and m.ended_at is null and m.from_at is null and m.until_at is null)
        or exists (select 1 from portal_users pu join portal_roles pr on pr.portal_id = pu.portal_id
          join portals p on p.id = pu.portal_id and p.deleted_at is null and p.off_at is null
          where pr.role_id = r.id and pr.ended_at is null and pu.user_id = u.id and pu.ended_at is null)))`.execute(db)
  return rows.map((row) => row.name)
}

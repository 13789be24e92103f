import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Seen, whereSeen } from '../access/index.ts'
import type { Instant } from '../platform/clock.ts'
import { type Db, padded } from '../platform/database/index.ts'
import { inForce } from './list.store.ts'

/** Whom a change concerns: those who hold one of the first roles now, and none of the others. */
export interface Concerned {
  readonly by: readonly string[] | 'all'
  readonly but: readonly string[]
  readonly now: Instant
}

/** How many people these are. No administrators, whom no role can change. */
export async function countConcerned(db: Db, concerned: Concerned): Promise<number> {
  const { count } = await db
    .selectFrom('users')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(are(concerned))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Everybody who holds one of these roles, in whatever way. */
export async function countHolding(db: Db, roleIds: readonly string[], now: Instant): Promise<number> {
  const { count } = await db
    .selectFrom('users')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('users.deleted_at', 'is', null)
    .where(sql<SqlBool>`(${holding(roleIds, now)})`)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The first of them by name, as far as the caller may see them. */
export function listConcerned(db: Db, concerned: Concerned & { readonly seen: Seen; readonly limit: number }) {
  return db
    .selectFrom('users')
    .select(['id', 'display_name', 'given_name', 'family_name', 'username'])
    .where(are(concerned))
    .where(whereSeen(concerned.seen))
    .orderBy('name_key')
    .orderBy('id')
    .limit(concerned.limit)
    .execute()
}

function are({ by, but, now }: Concerned) {
  const without = but.length === 0 ? sql`` : sql`and not (${holding(but, now)})`
  return sql<SqlBool>`(users.deleted_at is null and users.type not in ('admin', 'system') and (${by === 'all' ? sql`1 = 1` : holding(by, now)}) ${without})`
}

/** That a row of `users` holds one of these roles now, in whatever way. Gathered once: asked row by row, it takes a second on PostgreSQL. */
function holding(roleIds: readonly string[], now: Instant): RawBuilder<unknown> {
  const ids = sql.join(padded(roleIds))
  return sql`users.id in (select g.user_id from role_grants g where g.role_id in (${ids})
      and g.ended_at is null and ${inForce('g', now)}
    union all select m.user_id from memberships m
      join team_roles tr on tr.team_id = m.team_id and (tr.position = '' or tr.position = m.position)
      join teams t on t.id = m.team_id and t.deleted_at is null
      where tr.role_id in (${ids}) and tr.ended_at is null and m.ended_at is null and ${inForce('m', now)}
    union all select pu.user_id from portal_users pu join portal_roles pr on pr.portal_id = pu.portal_id
      join portals p on p.id = pu.portal_id and p.deleted_at is null and p.off_at is null
      where pr.role_id in (${ids}) and pr.ended_at is null and pu.ended_at is null)`
}

/** What the roles in force say of these scopes. */
export async function listGiven(db: Db, scopes: readonly string[]) {
  if (scopes.length === 0) return { permissions: [], fields: [] }
  const permissions = await db
    .selectFrom('role_permissions')
    .innerJoin('roles', 'roles.id', 'role_permissions.role_id')
    .select(['roles.id as roleId', 'scope', 'action', 'level', 'within_seconds as within'])
    .where('role_permissions.scope', 'in', padded(scopes))
    .where('role_permissions.ended_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .where('roles.inactive_at', 'is', null)
    .execute()
  const fields = await db
    .selectFrom('role_fields')
    .innerJoin('roles', 'roles.id', 'role_fields.role_id')
    .select(['roles.id as roleId', 'scope', 'field', 'action', 'gives'])
    .where('role_fields.scope', 'in', padded(scopes))
    .where('role_fields.ended_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .where('roles.inactive_at', 'is', null)
    .execute()
  return { permissions, fields }
}

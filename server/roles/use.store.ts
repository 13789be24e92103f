import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/database/index.ts'

interface Uses {
  readonly people: number
  readonly teams: number
  readonly portals: number
}

/** Direct holders, now or later, and teams and portals that give it. */
export async function countUses(db: Db, roleId: string, now: Instant): Promise<Uses> {
  const people = await db
    .selectFrom('role_grants')
    .innerJoin('users', 'users.id', 'role_grants.user_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('role_grants.role_id', '=', roleId)
    .where('role_grants.ended_at', 'is', null)
    .where((eb) => eb.or([eb('role_grants.until_at', 'is', null), eb('role_grants.until_at', '>', now)]))
    .where('users.deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  const teams = await db
    .selectFrom('team_roles')
    .innerJoin('teams', 'teams.id', 'team_roles.team_id')
    .select((eb) => eb.fn.count<number>('teams.id').distinct().as('count'))
    .where('team_roles.role_id', '=', roleId)
    .where('team_roles.ended_at', 'is', null)
    .where('teams.deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  const portals = await db
    .selectFrom('portal_roles')
    .innerJoin('portals', 'portals.id', 'portal_roles.portal_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('portal_roles.role_id', '=', roleId)
    .where('portal_roles.ended_at', 'is', null)
    .where('portals.deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { people: Number(people.count), teams: Number(teams.count), portals: Number(portals.count) }
}

import type { Instant } from '../platform/clock.ts'
import { type Db, inPieces, padded } from '../platform/database/index.ts'

/** Whether one of these, being regular and not deleted, holds no role, directly or by team, now or later. */
export async function isAnyWithoutRole(db: Db, userIds: readonly string[], now: Instant): Promise<boolean> {
  for (const some of inPieces(userIds)) if (await findOneWithout(db, some, now)) return true
  return false
}

function findOneWithout(db: Db, userIds: readonly string[], now: Instant) {
  return db
    .selectFrom('users')
    .select('users.id')
    .where('users.id', 'in', padded(userIds))
    .where('users.type', '=', 'regular')
    .where('users.deleted_at', 'is', null)
    .where((eb) => eb.not(eb.exists(direct(db, now).where('role_grants.user_id', '=', eb.ref('users.id')))))
    .where((eb) => eb.not(eb.exists(byTeam(db, now).where('memberships.user_id', '=', eb.ref('users.id')))))
    .limit(1)
    .executeTakeFirst()
}

function direct(db: Db, now: Instant) {
  return db
    .selectFrom('role_grants')
    .innerJoin('roles', 'roles.id', 'role_grants.role_id')
    .select('role_grants.id')
    .where('role_grants.ended_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .where((eb) => eb.or([eb('role_grants.until_at', 'is', null), eb('role_grants.until_at', '>', now)]))
}

function byTeam(db: Db, now: Instant) {
  return db
    .selectFrom('memberships')
    .innerJoin('team_roles', 'team_roles.team_id', 'memberships.team_id')
    .innerJoin('roles', 'roles.id', 'team_roles.role_id')
    .select('memberships.id')
    .where('memberships.ended_at', 'is', null)
    .where('team_roles.ended_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .where((eb) => eb.or([eb('memberships.until_at', 'is', null), eb('memberships.until_at', '>', now)]))
    .where((eb) =>
      eb.or([eb('team_roles.position', '=', ''), eb('team_roles.position', '=', eb.ref('memberships.position'))]),
    )
}

import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/database/index.ts'

/**
 * Memberships whose beginning has come and is not carried out, the longest due first, locked until the
 * transaction ends so that of two servers one does it. What is over already never begins.
 */
export function listDueMemberships(db: Db, now: Instant, limit: number) {
  return db
    .selectFrom('memberships')
    .innerJoin('teams', 'teams.id', 'memberships.team_id')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select(['memberships.id', 'memberships.user_id', 'memberships.team_id', 'memberships.position'])
    .select(['teams.name as team'])
    .select(['users.display_name', 'users.given_name', 'users.family_name', 'users.username'])
    .where('memberships.from_at', '<=', now)
    .where('memberships.started_at', 'is', null)
    .where('memberships.ended_at', 'is', null)
    .where('teams.deleted_at', 'is', null)
    .where((eb) => eb.or([eb('memberships.until_at', 'is', null), eb('memberships.until_at', '>', now)]))
    .orderBy('memberships.from_at')
    .limit(limit)
    .forUpdate('memberships')
    .execute()
}

export type DueMembership = Awaited<ReturnType<typeof listDueMemberships>>[number]

export async function markStarted(db: Db, ids: readonly string[], now: Instant): Promise<void> {
  await db.updateTable('memberships').set({ started_at: now }).where('id', 'in', ids).execute()
}

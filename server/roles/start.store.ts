import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/database/index.ts'

/**
 * Grants whose beginning has come and is not carried out, the longest due first, locked until the
 * transaction ends so that of two servers one does it. What is over already never begins.
 */
export function listDueGrants(db: Db, now: Instant, limit: number) {
  return db
    .selectFrom('role_grants')
    .innerJoin('roles', 'roles.id', 'role_grants.role_id')
    .innerJoin('users', 'users.id', 'role_grants.user_id')
    .select(['role_grants.id', 'role_grants.user_id', 'role_grants.role_id', 'roles.name as role'])
    .select(['users.display_name', 'users.given_name', 'users.family_name', 'users.username'])
    .where('role_grants.from_at', '<=', now)
    .where('role_grants.started_at', 'is', null)
    .where('role_grants.ended_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .where((eb) => eb.or([eb('role_grants.until_at', 'is', null), eb('role_grants.until_at', '>', now)]))
    .orderBy('role_grants.from_at')
    .limit(limit)
    .forUpdate('role_grants')
    .execute()
}

export type DueGrant = Awaited<ReturnType<typeof listDueGrants>>[number]

export async function markStarted(db: Db, ids: readonly string[], now: Instant): Promise<void> {
  await db.updateTable('role_grants').set({ started_at: now }).where('id', 'in', ids).execute()
}

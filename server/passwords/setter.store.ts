import type { Db } from '../platform/database/index.ts'

/** Who chose a password that its owner must change, by the trail; undefined where nobody did, or the operator. */
export async function findSetter(db: Db, userId: string): Promise<{ readonly type: string } | undefined> {
  return db
    .selectFrom('passwords')
    .innerJoin('audit_rows', 'audit_rows.entity_id', 'passwords.user_id')
    .innerJoin('users', 'users.id', 'audit_rows.actor_id')
    .select('users.type')
    .where('passwords.user_id', '=', userId)
    .where('passwords.must_change_at', 'is not', null)
    .where('audit_rows.event', 'in', ['password.set', 'user.created'])
    .orderBy('audit_rows.at', 'desc')
    .orderBy('audit_rows.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

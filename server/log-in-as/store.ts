import type { Db } from '../platform/database/index.ts'

/** Whom it leads to, held until the transaction ends: who suspends them at the same time is waited for. */
export function lockTarget(db: Db, userId: string) {
  return targets(db).where('users.id', '=', userId).forUpdate().executeTakeFirst()
}

export type Target = NonNullable<Awaited<ReturnType<typeof lockTarget>>>

export function findTarget(db: Db, userId: string) {
  return targets(db).where('users.id', '=', userId).executeTakeFirst()
}

function targets(db: Db) {
  return db
    .selectFrom('users')
    .select(['id', 'type', 'username', 'given_name', 'family_name', 'display_name', 'language', 'session_epoch'])
    .select(['deleted_at', 'suspended_at', 'from_at', 'started_at', 'until_at', 'locked_until', 'activated_at'])
}

export async function findPrimaryEmail(db: Db, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('emails')
    .select('address')
    .where('user_id', '=', userId)
    .orderBy('ordinal')
    .limit(1)
    .executeTakeFirst()
  return row?.address
}

/** The epoch of whoever asks, if the session they ask in is still one of it. */
export async function findEpoch(db: Db, sessionId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select('users.session_epoch')
    .where('sessions.id', '=', sessionId)
    .where('sessions.ended_at', 'is', null)
    .whereRef('sessions.epoch', '=', 'users.session_epoch')
    .executeTakeFirst()
  return row?.session_epoch
}

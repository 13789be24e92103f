import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/database/index.ts'
import { TRIES } from './half.ts'

export type FailedHalf = Awaited<ReturnType<typeof listFailed>>[number]

/** Half sessions that are over, in which a factor was shown in vain, and of which nobody was told. */
export function listFailed(db: Db, { now, since, limit }: { now: Instant; since: Instant; limit: number }) {
  return db
    .selectFrom('half_sessions')
    .select(['id', 'user_id', 'created_at', 'address', 'user_agent', 'tries'])
    .where('expires_at', '>', since)
    .where('purpose', '=', 'prove')
    .where('tries', '>', 0)
    .where('told_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('tries', '>=', TRIES), eb('spent_at', 'is not', null)]))
    .orderBy('expires_at')
    .limit(limit)
    .execute()
}

/** True for one of several servers. */
export async function markTold(db: Db, id: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('half_sessions')
    .set({ told_at: at })
    .where('id', '=', id)
    .where('told_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

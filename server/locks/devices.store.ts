import type { Instant } from '../platform/clock.ts'
import { type Db, preparedOne, type Tables } from '../platform/database/index.ts'

export const find = preparedOne('known-device', (db, userId: string, digest: string) =>
  db
    .selectFrom('known_devices')
    .select(['digest', 'failures', 'seen_at'])
    .where('user_id', '=', userId)
    .where('digest', '=', digest)
    .where('ended_at', 'is', null),
)

/** Takes one of the tries that a browser has while the account is locked; undefined where they are used up. */
export const takeTry = preparedOne('device-try', (db, userId: string, digest: string, most: number) =>
  db
    .updateTable('known_devices')
    .set((eb) => ({ failures: eb('failures', '+', 1) }))
    .where('user_id', '=', userId)
    .where('digest', '=', digest)
    .where('failures', '<', most)
    .where('ended_at', 'is', null)
    .returning('failures'),
)

export const insert = preparedOne('device-new', (db, row: Tables['known_devices']) =>
  db.insertInto('known_devices').values(row),
)

/** What the browser was known by to others goes on under its new secret: whoever planted the old one is left with nothing. */
export const moveOthers = preparedOne('device-move', (db, digest: string, to: string, userId: string) =>
  db.updateTable('known_devices').set({ digest: to }).where('digest', '=', digest).where('user_id', '!=', userId),
)

export const refresh = preparedOne('device-refresh', (db, userId: string, digest: string, seen_at: Instant) =>
  db
    .updateTable('known_devices')
    .set({ failures: 0, seen_at })
    .where('user_id', '=', userId)
    .where('digest', '=', digest),
)

export async function endAll(db: Db, userId: string, at: Instant): Promise<void> {
  await db
    .updateTable('known_devices')
    .set({ ended_at: at })
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Forgets browsers that were last used before; answers how many, at most `limit`. */
export async function deleteUnused(db: Db, before: Instant, limit: number): Promise<number> {
  const old = await db
    .selectFrom('known_devices')
    .select(['user_id', 'digest'])
    .where('seen_at', '<', before)
    .orderBy('seen_at')
    .limit(limit)
    .execute()
  for (const { user_id, digest } of old)
    await db.deleteFrom('known_devices').where('user_id', '=', user_id).where('digest', '=', digest).execute()
  return old.length
}

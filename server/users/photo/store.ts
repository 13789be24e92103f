import { type Seen, whereSeen } from '../../access/index.ts'
import type { Db } from '../../platform/database/index.ts'

export const SIZES = { small: 128, large: 512 } as const
export type Size = keyof typeof SIZES

export async function replacePhoto(db: Db, userId: string, photos: readonly { size: Size; content: Buffer }[]) {
  await db.deleteFrom('photos').where('user_id', '=', userId).execute()
  if (photos.length === 0) return
  await db
    .insertInto('photos')
    .values(photos.map((photo) => ({ user_id: userId, ...photo })))
    .execute()
}

export function findPhoto(db: Db, userId: string, size: Size) {
  return db
    .selectFrom('photos')
    .innerJoin('users', 'users.id', 'photos.user_id')
    .select(['photos.content', 'users.photo_version'])
    .where('photos.user_id', '=', userId)
    .where('photos.size', '=', size)
    .executeTakeFirst()
}

/** Photos of those whom the caller may see. */
export function listSeenPhotos(db: Db, ids: readonly string[], seen: Seen) {
  return db
    .selectFrom('users')
    .select(['id', 'photo_version'])
    .where('id', 'in', ids)
    .where('photo_version', '!=', '')
    .where(whereSeen(seen))
    .execute()
}

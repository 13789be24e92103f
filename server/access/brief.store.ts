import type { Db } from '../platform/database/index.ts'

export function listFirstEmails(db: Db, userIds: readonly string[]) {
  return db
    .selectFrom('emails')
    .select(['user_id', 'address'])
    .where('user_id', 'in', userIds)
    .where('ordinal', '=', 0)
    .execute()
}

export function listNamings(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('users')
    .select(['id', 'display_name', 'given_name', 'family_name', 'username'])
    .where('id', 'in', ids)
    .execute()
}

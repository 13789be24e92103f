import type { Db } from '../platform/database/index.ts'

export function listSettings(db: Db) {
  return db.selectFrom('settings').select(['key', 'value']).execute()
}

import { type Seen, whereSeen } from '../access/index.ts'
import { type Db, padded } from '../platform/database/index.ts'

export function listUsers(db: Db, ids: readonly string[]) {
  return db.selectFrom('users').select(['id', 'type', 'suspended_at']).where('id', 'in', padded(ids)).execute()
}

export type UserRow = Awaited<ReturnType<typeof listUsers>>[number]

export async function listSeenUsers(db: Db, ids: readonly string[], seen: Seen): Promise<string[]> {
  const rows = await db.selectFrom('users').select('id').where('id', 'in', padded(ids)).where(whereSeen(seen)).execute()
  return rows.map((row) => row.id)
}

export function listTeams(db: Db, ids: readonly string[]) {
  return db.selectFrom('teams').select('id').where('id', 'in', padded(ids)).execute()
}

export function listRoles(db: Db, ids: readonly string[]) {
  return db.selectFrom('roles').select('id').where('id', 'in', padded(ids)).execute()
}

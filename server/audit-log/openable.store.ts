import { type Seen, whereSeen } from '../access/index.ts'
import { type Db, padded } from '../platform/database/index.ts'

export async function listSeenUsers(db: Db, ids: readonly string[], seen: Seen): Promise<string[]> {
  const rows = await db.selectFrom('users').select('id').where('id', 'in', padded(ids)).where(whereSeen(seen)).execute()
  return rows.map((row) => row.id)
}

export async function listTeamIds(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('teams').select('id').where('id', 'in', padded(ids)).execute()
  return rows.map((row) => row.id)
}

export async function listPortalIds(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('portals')
    .select('id')
    .where('id', 'in', padded(ids))
    .where('deleted_at', 'is', null)
    .execute()
  return rows.map((row) => row.id)
}

export async function listRoleIds(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('roles').select('id').where('id', 'in', padded(ids)).execute()
  return rows.map((row) => row.id)
}

/** Of everybody where `author` is undefined. */
export async function listImportsOf(db: Db, ids: readonly string[], author: string | null | undefined) {
  const rows = await db
    .selectFrom('imports')
    .select('id')
    .where('id', 'in', padded(ids))
    .$if(author !== undefined, (query) => query.where('created_by', '=', author ?? null))
    .execute()
  return rows.map((row) => row.id)
}

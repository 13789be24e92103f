import type { Instant } from '../platform/clock.ts'
import type { Db, History, Tables } from '../platform/database/index.ts'

export async function insertBuiltin(
  db: Db,
  { at, ...role }: { id: string; name: string; name_key: string; description: string; at: Instant },
): Promise<void> {
  const rest = {
    origin: 'builtin',
    module: 'roster',
    audience: 'internal',
    rank: null,
    inactive_at: null,
    version: 1,
  } as const
  await db
    .insertInto('roles')
    .values({ ...role, ...rest, created_at: at, created_by: null, updated_at: at, deleted_at: null })
    .execute()
}

export type NewPermission = Omit<Tables['role_permissions'], keyof History> &
  Pick<History, 'added_at' | 'added_by' | 'added_change'>

export async function insertPermissions(db: Db, rows: readonly NewPermission[]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('role_permissions')
    .values(rows.map((row) => ({ ...row, ended_at: null, ended_by: null, ended_change: null })))
    .execute()
}

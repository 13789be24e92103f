import type { Db, History, Tables } from '../platform/database/index.ts'

type Added = Pick<History, 'added_at' | 'added_by' | 'added_change'>
type Ended = Pick<History, 'ended_at' | 'ended_by' | 'ended_change'>

export function findRole(db: Db, id: string) {
  return db
    .selectFrom('roles')
    .select(['id', 'name', 'rank', 'audience'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

/** False where the team gives it already. */
export async function addTeamRole(db: Db, row: Omit<Tables['team_roles'], keyof History> & Added): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('team_roles')
    .values({ ...row, ended_at: null, ended_by: null, ended_change: null })
    .onConflict((conflict) =>
      conflict.columns(['team_id', 'role_id', 'position']).where('ended_at', 'is', null).doNothing(),
    )
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

interface Given {
  readonly teamId: string
  readonly roleId: string
  readonly position: string
}

export async function endTeamRole(db: Db, { teamId, roleId, position }: Given, ended: Ended): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('team_roles')
    .set(ended)
    .where('team_id', '=', teamId)
    .where('role_id', '=', roleId)
    .where('position', '=', position)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function listMemberIds(db: Db, teamId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('memberships')
    .select('user_id')
    .where('team_id', '=', teamId)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map((row) => row.user_id)
}

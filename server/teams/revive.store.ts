import { type Db, type History, inPieces } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'

type Added = Pick<History, 'added_at' | 'added_by' | 'added_change'>
const OPEN = { ended_at: null, ended_by: null, ended_change: null }

export function findDeletedTeam(db: Db, id: string) {
  return db.selectFrom('teams').selectAll().where('id', '=', id).where('deleted_at', 'is not', null).executeTakeFirst()
}

/** Roles that the team gave until this change; those that are gone stay gone. */
export function listRolesEnded(db: Db, teamId: string, changeId: string) {
  return db
    .selectFrom('team_roles')
    .innerJoin('roles', 'roles.id', 'team_roles.role_id')
    .select(['roles.id', 'roles.rank', 'team_roles.position'])
    .where('team_roles.team_id', '=', teamId)
    .where('team_roles.ended_change', '=', changeId)
    .where('roles.deleted_at', 'is', null)
    .execute()
}

export async function addTeamRoles(
  db: Db,
  teamId: string,
  roles: readonly { id: string; position: string }[],
  added: Added,
): Promise<void> {
  if (roles.length === 0) return
  await db
    .insertInto('team_roles')
    .values(
      roles.map(({ id, position }) => ({ id: newId(), team_id: teamId, role_id: id, position, ...added, ...OPEN })),
    )
    .execute()
}

/** Memberships of deleted accounts ended silently with the team: as silently they go on. */
export async function goOnWithDeleted(db: Db, teamId: string, changeId: string, added: Added): Promise<void> {
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .selectAll('memberships')
    .where('memberships.team_id', '=', teamId)
    .where('memberships.ended_change', '=', changeId)
    .where('users.deleted_at', 'is not', null)
    .execute()
  for (const some of inPieces(rows))
    await db
      .insertInto('memberships')
      .values(some.map((row) => ({ ...row, id: newId(), ...added, ...OPEN })))
      .onConflict((conflict) => conflict.columns(['team_id', 'user_id']).where('ended_at', 'is', null).doNothing())
      .execute()
}

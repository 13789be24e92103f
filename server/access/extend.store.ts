import type { Db } from '../platform/database/index.ts'

/** What these roles let one do in one's own teams. */
export async function listTeamLevelRights(db: Db, roleIds: readonly string[]) {
  if (roleIds.length === 0) return []
  return db
    .selectFrom('role_permissions')
    .select(['scope', 'action'])
    .distinct()
    .where('role_id', 'in', roleIds)
    .where('level', '=', 'team')
    .where('ended_at', 'is', null)
    .execute()
}

/** The teams of a person, also those to come. */
export async function listTeamsOf(db: Db, userId: string): Promise<string[]> {
  const rows = await teamIds(db).where('memberships.user_id', '=', userId).execute()
  return rows.map((row) => row.team_id)
}

/** All teams of everybody who belongs to this team, or has this position in it. */
export async function listTeamsOfMembers(db: Db, teamId: string, position: string): Promise<string[]> {
  const members = membersOf(db, teamId, position)
  const rows = await teamIds(db).where('memberships.user_id', 'in', members).execute()
  return rows.map((row) => row.team_id)
}

/** Records by which this person reaches further wherever they hold level `team`, and where. */
export function listGrantedTo(db: Db, userId: string) {
  return granted(db).where('user_records.user_id', '=', userId).execute()
}

/** The same of everybody who belongs to this team, or has this position in it. */
export function listGrantedToMembers(db: Db, teamId: string, position: string) {
  return granted(db)
    .where('user_records.user_id', 'in', membersOf(db, teamId, position))
    .execute()
}

function granted(db: Db) {
  return db
    .selectFrom('user_records')
    .innerJoin('profile_fields', 'profile_fields.id', 'user_records.field_id')
    .select(['user_records.record_id', 'profile_fields.applies_to'])
    .distinct()
    .where('user_records.ended_at', 'is', null)
    .where('profile_fields.ended_at', 'is', null)
    .where('profile_fields.effect', '=', 'grant')
}

function membersOf(db: Db, teamId: string, position: string) {
  return db
    .selectFrom('memberships as there')
    .select('there.user_id')
    .where('there.team_id', '=', teamId)
    .where('there.ended_at', 'is', null)
    .$if(position !== '', (query) => query.where('there.position', '=', position))
}

/** The same of everybody who holds this role, directly or by team; of all people where it is everybody's. */
export function listGrantedToHolders(db: Db, roleId: string | null) {
  return granted(db)
    .$if(roleId !== null, (query) => query.where('user_records.user_id', 'in', holdersOf(db, roleId ?? '')))
    .execute()
}

/** All teams of everybody who holds this role, directly or by team. */
export async function listTeamsOfHolders(db: Db, roleId: string): Promise<string[]> {
  const rows = await teamIds(db).where('memberships.user_id', 'in', holdersOf(db, roleId)).execute()
  return rows.map((row) => row.team_id)
}

function holdersOf(db: Db, roleId: string) {
  const direct = db
    .selectFrom('role_grants')
    .select('role_grants.user_id')
    .where('role_grants.role_id', '=', roleId)
    .where('role_grants.ended_at', 'is', null)
  const byTeam = db
    .selectFrom('memberships as there')
    .innerJoin('team_roles', 'team_roles.team_id', 'there.team_id')
    .select('there.user_id')
    .where('team_roles.role_id', '=', roleId)
    .where('team_roles.ended_at', 'is', null)
    .where('there.ended_at', 'is', null)
    .where((eb) =>
      eb.or([eb('team_roles.position', '=', ''), eb('team_roles.position', '=', eb.ref('there.position'))]),
    )
  return direct.union(byTeam)
}

function teamIds(db: Db) {
  return db.selectFrom('memberships').select('memberships.team_id').distinct().where('memberships.ended_at', 'is', null)
}

import { sql } from 'kysely'
import { type Db, padded } from '../platform/database/index.ts'

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

/** What these roles let one do with records of one's own accounts or of the contact that one is. */
export async function listStoodForRights(db: Db, roleIds: readonly string[]) {
  if (roleIds.length === 0) return []
  return db
    .selectFrom('role_permissions')
    .select(['scope', 'action', 'level'])
    .distinct()
    .where('role_id', 'in', roleIds)
    .where('level', 'in', ['account', 'contact'])
    .where('ended_at', 'is', null)
    .execute()
}

/** The roles of a portal user, their own and by portals that are on or off. */
export async function listRolesOfInsider(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('role_grants')
    .select('role_grants.role_id')
    .where('role_grants.user_id', '=', userId)
    .where('role_grants.ended_at', 'is', null)
    .union(
      db
        .selectFrom('portal_users')
        .innerJoin('portal_roles', 'portal_roles.portal_id', 'portal_users.portal_id')
        .select('portal_roles.role_id')
        .where('portal_users.user_id', '=', userId)
        .where('portal_users.ended_at', 'is', null)
        .where('portal_roles.ended_at', 'is', null),
    )
    .execute()
  return rows.map((row) => row.role_id)
}

/** Some people, everybody who holds a role in whatever way, or everybody in a portal. */
export type Whose =
  | { readonly userIds: readonly string[] }
  | { readonly roleId: string }
  | { readonly portalId: string }

/** The contacts and the accounts of these people. */
export async function listStoodForBy(db: Db, whose: Whose) {
  const of = (table: 'user_contacts' | 'user_accounts') =>
    db
      .selectFrom(table)
      .select(`${table}.record_id`)
      .distinct()
      .where(`${table}.ended_at`, 'is', null)
      .where(`${table}.user_id`, 'in', idsOf(db, whose))
      .execute()
  const [contacts, accounts] = [await of('user_contacts'), await of('user_accounts')]
  return { contactIds: contacts.map((row) => row.record_id), accountIds: accounts.map((row) => row.record_id) }
}

function idsOf(db: Db, whose: Whose) {
  if ('userIds' in whose) return sql<string>`(${sql.join(padded(whose.userIds))})`
  return sql<string>`(${'roleId' in whose ? holdersOf(db, whose.roleId) : insidersOf(db, whose.portalId)})`
}

function insidersOf(db: Db, portalId: string) {
  return db
    .selectFrom('portal_users as inside')
    .select('inside.user_id')
    .where('inside.portal_id', '=', portalId)
    .where('inside.ended_at', 'is', null)
}

/** The teams of these people, also those to come. */
export async function listTeamsOf(db: Db, whose: Whose): Promise<string[]> {
  const rows = await teamIds(db).where('memberships.user_id', 'in', idsOf(db, whose)).execute()
  return rows.map((row) => row.team_id)
}

/** All teams of everybody who belongs to this team, or has this position in it. */
export async function listTeamsOfMembers(db: Db, teamId: string, position: string): Promise<string[]> {
  const members = membersOf(db, teamId, position)
  const rows = await teamIds(db).where('memberships.user_id', 'in', members).execute()
  return rows.map((row) => row.team_id)
}

/** Records by which these people reach further wherever they hold level `team`, and where. */
export function listGrantedTo(db: Db, whose: Whose) {
  return granted(db).where('user_records.user_id', 'in', idsOf(db, whose)).execute()
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

/** The same of everybody who holds this role, in whatever way; of all people where it is everybody's. */
export function listGrantedToHolders(db: Db, roleId: string | null) {
  return granted(db)
    .$if(roleId !== null, (query) => query.where('user_records.user_id', 'in', holdersOf(db, roleId ?? '')))
    .execute()
}

/** All teams of everybody who holds this role, in whatever way. */
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
  const byPortal = db
    .selectFrom('portal_users')
    .innerJoin('portal_roles', 'portal_roles.portal_id', 'portal_users.portal_id')
    .select('portal_users.user_id')
    .where('portal_roles.role_id', '=', roleId)
    .where('portal_roles.ended_at', 'is', null)
    .where('portal_users.ended_at', 'is', null)
  return direct.union(byTeam).union(byPortal)
}

function teamIds(db: Db) {
  return db.selectFrom('memberships').select('memberships.team_id').distinct().where('memberships.ended_at', 'is', null)
}

/** What is there now, held until the transaction ends, so that it is still so when the opposite is written. */
import type { Db } from '../platform/database/index.ts'

const TABLES: Readonly<
  Record<string, 'users' | 'roles' | 'teams' | 'directories' | 'directory_records' | 'modules' | 'portals'>
> = {
  user: 'users',
  role: 'roles',
  module: 'modules',
  portal: 'portals',
  directory: 'directories',
  'directory-record': 'directory_records',
}

/** The version of what is there, of whatever kind. */
export async function lockVersion(db: Db, kind: string, id: string): Promise<number | undefined> {
  const table = TABLES[kind] ?? 'teams'
  const row = await db.selectFrom(table).select('version').where('id', '=', id).forUpdate().executeTakeFirst()
  return row?.version
}

/** The role grant in force, or the one that this change ended. */
export function findGrant(db: Db, of: { userId: string; roleId: string }, endedBy: string | null) {
  return db
    .selectFrom('role_grants')
    .select(['from_at', 'until_at', 'added_change'])
    .where('user_id', '=', of.userId)
    .where('role_id', '=', of.roleId)
    .where('ended_change', endedBy === null ? 'is' : '=', endedBy)
    .where('ended_at', endedBy === null ? 'is' : 'is not', null)
    .forUpdate()
    .executeTakeFirst()
}

export function findMembership(db: Db, of: { userId: string; teamId: string }, endedBy: string | null) {
  return db
    .selectFrom('memberships')
    .select(['position', 'ordinal', 'from_at', 'until_at', 'added_change'])
    .where('user_id', '=', of.userId)
    .where('team_id', '=', of.teamId)
    .where('ended_change', endedBy === null ? 'is' : '=', endedBy)
    .where('ended_at', endedBy === null ? 'is' : 'is not', null)
    .forUpdate()
    .executeTakeFirst()
}

export function findTeamRole(db: Db, of: { teamId: string; roleId: string; position: string }) {
  return db
    .selectFrom('team_roles')
    .select('added_change')
    .where('team_id', '=', of.teamId)
    .where('role_id', '=', of.roleId)
    .where('position', '=', of.position)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** The row by which somebody is in a portal now. */
export function findInsider(db: Db, of: { userId: string; portalId: string }) {
  return db
    .selectFrom('portal_users')
    .select('added_change')
    .where('user_id', '=', of.userId)
    .where('portal_id', '=', of.portalId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export function findPortalRole(db: Db, of: { portalId: string; roleId: string }) {
  return db
    .selectFrom('portal_roles')
    .select('added_change')
    .where('portal_id', '=', of.portalId)
    .where('role_id', '=', of.roleId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** What a role gives now, each with the change that added it, and what it gave until this change. */
export async function listGives(db: Db, roleId: string, changeId: string) {
  const permissions = await db
    .selectFrom('role_permissions')
    .select(['scope', 'action', 'level', 'within_seconds as within', 'added_change', 'ended_change'])
    .where('role_id', '=', roleId)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_change', '=', changeId)]))
    .orderBy('scope')
    .orderBy('action')
    .execute()
  const fields = await db
    .selectFrom('role_fields')
    .select(['scope', 'field', 'action', 'gives', 'added_change', 'ended_change'])
    .where('role_id', '=', roleId)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_change', '=', changeId)]))
    .execute()
  const mayGrant = await db
    .selectFrom('role_may_grant')
    .select(['grants_role_id as id', 'added_change', 'ended_change'])
    .where('role_id', '=', roleId)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_change', '=', changeId)]))
    .execute()
  return { permissions, fields, mayGrant }
}

/** Teams of this name to which the user belongs. */
export async function listTeamsCalled(db: Db, userId: string, name: string): Promise<string[]> {
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('teams', 'teams.id', 'memberships.team_id')
    .select('teams.id')
    .where('memberships.user_id', '=', userId)
    .where('memberships.ended_at', 'is', null)
    .where('teams.deleted_at', 'is', null)
    .where('teams.name', '=', name)
    .execute()
  return rows.map((row) => row.id)
}

/** Makes it the default team again where the user has none, or the one that the change gave instead. */
export async function giveBackDefaultTeam(db: Db, userId: string, teamId: string, instead: unknown): Promise<void> {
  const team = await db.selectFrom('teams').select('name_key').where('id', '=', teamId).executeTakeFirstOrThrow()
  await db
    .updateTable('users')
    .set({ default_team_id: teamId, team_key: team.name_key })
    .where('id', '=', userId)
    .where((eb) =>
      typeof instead === 'string'
        ? eb.or([eb('default_team_id', 'is', null), eb('default_team_id', '=', instead)])
        : eb('default_team_id', 'is', null),
    )
    .execute()
}

/** The version of a profile field in use. */
export async function lockField(db: Db, id: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('profile_fields')
    .select('version')
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row?.version
}

/** 0 where nobody chose a value. */
export async function findSettingVersion(db: Db, key: string): Promise<number> {
  const row = await db.selectFrom('settings').select('version').where('key', '=', key).executeTakeFirst()
  return row?.version ?? 0
}

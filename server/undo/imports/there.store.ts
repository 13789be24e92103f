/** What is there now of something that an import created, held until the transaction ends. */
import { type Seen, whereSeen } from '../../access/index.ts'
import { type Db, padded } from '../../platform/database/index.ts'

/** The version of a user or a team; undefined where it is deleted or was purged. */
export async function lockCreated(db: Db, table: 'users' | 'teams', id: string): Promise<number | undefined> {
  const row = await db
    .selectFrom(table)
    .select('version')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row?.version
}

/** A membership in force; undefined where it ended, also because another one took its place. */
export function lockMembership(db: Db, id: string) {
  return db
    .selectFrom('memberships')
    .select(['team_id', 'user_id', 'added_change'])
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** A membership that was changed since: another row took its place. */
export async function findFormer(db: Db, id: string) {
  const former = await db
    .selectFrom('memberships')
    .select(['team_id', 'user_id', 'added_change'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!former) return undefined
  const now = await db
    .selectFrom('memberships')
    .select(['added_at as at', 'added_by as by'])
    .where('team_id', '=', former.team_id)
    .where('user_id', '=', former.user_id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return now && { ...former, since: { ...now, event: 'member.changed' } }
}

export async function listChildren(db: Db, teamId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('teams')
    .select('id')
    .where('parent_id', '=', teamId)
    .where('deleted_at', 'is', null)
    .execute()
  return rows.map((row) => row.id)
}

export async function hasMembers(db: Db, teamId: string): Promise<boolean> {
  const row = await db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select('memberships.id')
    .where('memberships.team_id', '=', teamId)
    .where('memberships.ended_at', 'is', null)
    .where('users.deleted_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function listTeamNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('teams').select(['id', 'name']).where('id', 'in', padded(ids)).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Those of these people whom the caller may see. */
export async function listSeen(db: Db, ids: readonly string[], seen: Seen): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('users').select('id').where('id', 'in', padded(ids)).where(whereSeen(seen)).execute()
  return rows.map((row) => row.id)
}

export async function listMembershipEnds(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db.selectFrom('memberships').select(['id', 'team_id', 'user_id']).where('id', 'in', padded(ids)).execute()
}

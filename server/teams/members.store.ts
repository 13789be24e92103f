import { type Db, type History, inPieces, padded, type Tables } from '../platform/database/index.ts'

type Added = Pick<History, 'added_at' | 'added_by' | 'added_change'>
type Ended = Pick<History, 'ended_at' | 'ended_by' | 'ended_change'>
export type NewMembership = Omit<Tables['memberships'], keyof History> & Added

export { findTeam } from './store.ts'

/** The roles that a member with this position gets from the team. */
export function listRolesGiven(db: Db, teamId: string, position: string) {
  return db
    .selectFrom('team_roles')
    .innerJoin('roles', 'roles.id', 'team_roles.role_id')
    .select(['roles.id', 'roles.name', 'roles.rank'])
    .where('team_roles.team_id', '=', teamId)
    .where('team_roles.ended_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .where('team_roles.position', 'in', ['', position])
    .execute()
}

export async function nextOrdinal(db: Db, teamId: string): Promise<number> {
  const { last } = await db
    .selectFrom('memberships')
    .select((eb) => eb.fn.max('ordinal').as('last'))
    .where('team_id', '=', teamId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

/** False where the user belongs to the team already. */
export async function addMembership(db: Db, row: NewMembership): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('memberships')
    .values({ ...row, ended_at: null, ended_by: null, ended_change: null })
    .onConflict((conflict) => conflict.columns(['team_id', 'user_id']).where('ended_at', 'is', null).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Many at once; a violation of the key means that one of them belongs to the team already. */
export async function insertMemberships(db: Db, rows: readonly NewMembership[]): Promise<void> {
  for (const some of inPieces(rows))
    await db
      .insertInto('memberships')
      .values(some.map((row) => ({ ...row, ended_at: null, ended_by: null, ended_change: null })))
      .execute()
}

/** The last place taken in each of these teams. */
export async function listLastOrdinals(db: Db, teamIds: readonly string[]): Promise<Map<string, number>> {
  if (teamIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('memberships')
    .select((eb) => ['team_id', eb.fn.max('ordinal').as('last')])
    .where('team_id', 'in', padded(teamIds))
    .where('ended_at', 'is', null)
    .groupBy('team_id')
    .execute()
  return new Map(rows.map((row) => [row.team_id, row.last]))
}

export async function endMembership(db: Db, teamId: string, userId: string, ended: Ended) {
  return db
    .updateTable('memberships')
    .set(ended)
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .returning(['id', 'position', 'ordinal', 'from_at', 'until_at'])
    .executeTakeFirst()
}

/** The default team is one of the user's teams; leaving it leaves none (E-20). Answers whether it was. */
export async function clearDefaultTeam(db: Db, teamId: string, userId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('users')
    .set({ default_team_id: null, team_key: '' })
    .where('id', '=', userId)
    .where('default_team_id', '=', teamId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What an export tells of people, looked up for a piece of them at once. */
import { type Seen, whereSeen } from '../../access/index.ts'
import type { Instant } from '../../platform/clock.ts'
import { type Db, padded } from '../../platform/database/index.ts'
import { matching, type UserFilter } from '../list.store.ts'

interface Piece {
  readonly ids?: readonly string[] | undefined
  readonly after: string
  readonly limit: number
}

/** The next people who match, the oldest account first. */
export function listPiece(db: Db, filter: UserFilter, { ids, after, limit }: Piece) {
  return db
    .selectFrom('users')
    .selectAll('users')
    .where(matching(filter))
    .where('users.id', '>', after)
    .$if(ids !== undefined, (query) => query.where('users.id', 'in', padded(ids ?? [])))
    .orderBy('users.id')
    .limit(limit)
    .execute()
}

/** How many match, counted no further than `most`. */
export async function countPeople(db: Db, filter: UserFilter, ids: Piece['ids'], most: number): Promise<number> {
  const { count } = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('users')
        .select('users.id')
        .where(matching(filter))
        .$if(ids !== undefined, (query) => query.where('users.id', 'in', padded(ids ?? [])))
        .limit(most)
        .as('matched'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export function listEmailsOf(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('emails')
    .select(['user_id', 'address'])
    .where('user_id', 'in', padded(ids))
    .orderBy('user_id')
    .orderBy('ordinal')
    .execute()
}

export function listPhonesOf(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('phones')
    .select(['user_id', 'kind', 'number'])
    .where('user_id', 'in', padded(ids))
    .orderBy('user_id')
    .orderBy('ordinal')
    .execute()
}

export async function listExternalIdsOf(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('external_ids')
    .select(['entity_id as user_id', 'source', 'key'])
    .where('entity_id', 'in', padded(ids))
    .execute()
  return rows.sort((a, b) => (`${a.source}\0${a.key}` < `${b.source}\0${b.key}` ? -1 : 1))
}

/** Roles given to the person, not those that a team brings; what is over is left out. */
export function listRolesOf(db: Db, ids: readonly string[], now: Instant) {
  return db
    .selectFrom('role_grants')
    .innerJoin('roles', 'roles.id', 'role_grants.role_id')
    .select(['role_grants.user_id', 'roles.id', 'roles.name', 'role_grants.from_at', 'role_grants.until_at'])
    .where('role_grants.user_id', 'in', padded(ids))
    .where('role_grants.ended_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .where((eb) => eb.or([eb('role_grants.until_at', 'is', null), eb('role_grants.until_at', '>', now)]))
    .orderBy('roles.name_key')
    .execute()
}

export function listMembershipsOf(db: Db, ids: readonly string[], now: Instant) {
  return db
    .selectFrom('memberships')
    .innerJoin('teams', 'teams.id', 'memberships.team_id')
    .select(['memberships.user_id', 'teams.id', 'teams.name', 'memberships.position'])
    .select(['memberships.from_at', 'memberships.until_at'])
    .where('memberships.user_id', 'in', padded(ids))
    .where('memberships.ended_at', 'is', null)
    .where('teams.deleted_at', 'is', null)
    .where((eb) => eb.or([eb('memberships.until_at', 'is', null), eb('memberships.until_at', '>', now)]))
    .orderBy('teams.name_key')
    .orderBy('teams.id')
    .execute()
}

/** By what the managers are known: username, else first address; of those whom the caller may see. */
export function listManagers(db: Db, ids: readonly string[], seen: Seen) {
  return db
    .selectFrom('users')
    .leftJoin('emails', (join) => join.onRef('emails.user_id', '=', 'users.id').on('emails.ordinal', '=', 0))
    .select(['users.id', 'users.username', 'emails.address'])
    .where('users.id', 'in', padded(ids))
    .where(whereSeen(seen))
    .execute()
}

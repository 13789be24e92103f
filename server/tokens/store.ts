import type { Insertable, Updateable } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Db, Tables } from '../platform/database/index.ts'
import type { TokenMethod } from './shapes.ts'

type Row = Tables['tokens']

export async function insertToken(db: Db, row: Insertable<Row>): Promise<void> {
  await db.insertInto('tokens').values(row).execute()
}

/** Whoever makes tokens for the same account at the same time waits. */
export function lockOwner(db: Db, userId: string) {
  return db.selectFrom('users').select(['id', 'deleted_at']).where('id', '=', userId).forUpdate().executeTakeFirst()
}

/** How many tokens of this account work, as far as they themselves go. */
export async function countWorking(db: Db, userId: string, now: Instant): Promise<number> {
  const { count } = await db
    .selectFrom('tokens')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirstOrThrow()
  return Number(count)
}

const named = (db: Db) =>
  db
    .selectFrom('tokens')
    .leftJoin('users', 'users.id', 'tokens.created_by')
    .selectAll('tokens')
    .select(['users.display_name', 'users.given_name', 'users.family_name', 'users.username'])

/** Those of an account, the newest first; of the revoked ones only what ended since. */
export function listTokens(db: Db, userId: string, since: Instant) {
  return named(db)
    .where('tokens.user_id', '=', userId)
    .where((eb) => eb.or([eb('tokens.revoked_at', 'is', null), eb('tokens.revoked_at', '>', since)]))
    .orderBy('tokens.created_at', 'desc')
    .orderBy('tokens.id', 'desc')
    .limit(2000)
    .execute()
}

export function findOf(db: Db, userId: string, id: string) {
  return named(db).where('tokens.user_id', '=', userId).where('tokens.id', '=', id).executeTakeFirst()
}

export type TokenRow = NonNullable<Awaited<ReturnType<typeof findOf>>>

/** Changes a token as it was read; false where it was revoked or changed meanwhile. */
export async function updateToken(
  db: Db,
  { id, generation, changes }: Pick<Row, 'id' | 'generation' | 'changes'>,
  change: Updateable<Row>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('tokens')
    .set(change)
    .where('id', '=', id)
    .where('generation', '=', generation)
    .where('changes', '=', changes)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends one; false where it had ended. */
export async function revokeToken(db: Db, id: string, end: { at: Instant; by: string | null }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('tokens')
    .set({ revoked_at: end.at, revoked_by: end.by })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends those of one kind; how many that were. */
export async function revokeKind(
  db: Db,
  { userId, kind }: { userId: string; kind: Row['kind'] },
  end: { at: Instant; by: string | null },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('tokens')
    .set({ revoked_at: end.at, revoked_by: end.by })
    .where('user_id', '=', userId)
    .where('kind', '=', kind)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function findMethod(db: Db, userId: string): Promise<TokenMethod> {
  const row = await db.selectFrom('token_methods').select('method').where('user_id', '=', userId).executeTakeFirst()
  return row?.method ?? 'token'
}

export async function setMethod(db: Db, userId: string, method: TokenMethod): Promise<void> {
  await db
    .insertInto('token_methods')
    .values({ user_id: userId, method })
    .onConflict((on) => on.column('user_id').doUpdateSet({ method }))
    .execute()
}

import type { Instant } from '../platform/clock.ts'
import type { Db, StatusKey } from '../platform/database/index.ts'

export function findPassword(db: Db, userId: string) {
  return db.selectFrom('passwords').selectAll().where('user_id', '=', userId).executeTakeFirst()
}

export async function putPassword(
  db: Db,
  row: { user_id: string; hash: string; changed_at: Instant; must_change_at: Instant | null },
): Promise<void> {
  const { hash, changed_at, must_change_at } = row
  await db
    .insertInto('passwords')
    .values(row)
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ hash, changed_at, must_change_at }))
    .execute()
}

/** False where there is one already. */
export async function addPassword(
  db: Db,
  row: { user_id: string; hash: string; changed_at: Instant; must_change_at: Instant | null },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('passwords')
    .values(row)
    .onConflict((conflict) => conflict.column('user_id').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Only where the hash is still the one that was verified: two changes at once do not both succeed. */
export async function replaceHash(
  db: Db,
  userId: string,
  former: string,
  hash: string,
  changedAt: Instant | null,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passwords')
    .set(changedAt ? { hash, changed_at: changedAt, must_change_at: null } : { hash })
    .where('user_id', '=', userId)
    .where('hash', '=', former)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function hasAddress(db: Db, userId: string, address: string): Promise<boolean> {
  const row = await db
    .selectFrom('emails')
    .select('user_id')
    .where('user_id', '=', userId)
    .where('address', '=', address)
    .executeTakeFirst()
  return row !== undefined
}

export function findOwner(db: Db, userId: string) {
  return db
    .selectFrom('users')
    .leftJoin('emails', (join) => join.onRef('emails.user_id', '=', 'users.id').on('emails.ordinal', '=', 0))
    .select([
      'users.id',
      'users.type',
      'users.username',
      'users.given_name',
      'users.family_name',
      'users.display_name',
      'users.language',
      'emails.address',
    ])
    .where('users.id', '=', userId)
    .executeTakeFirst()
}

export type Owner = NonNullable<Awaited<ReturnType<typeof findOwner>>>

/** Locked until the transaction ends where the engine can. */
export function lockOwner(db: Db, userId: string) {
  return db
    .selectFrom('users')
    .select(['type', 'deleted_at', 'suspended_at', 'until_at', 'activated_at'])
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirst()
}

/**
 * From now on the account can sign in; its first password is set. A weightier status than *invited* stays for lists, too.
 * False where it could already.
 */
export async function markActivated(db: Db, userId: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('users')
    .set((eb) => ({
      activated_at: now,
      updated_at: now,
      version: eb('version', '+', 1),
      status_key: eb
        .case()
        .when('status_key', '=', 'invited')
        .then(eb.val<StatusKey>('active'))
        .else(eb.ref('status_key'))
        .end(),
    }))
    .where('id', '=', userId)
    .where('activated_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Every browser session of the user ends: each carries the epoch it was opened in (product.md section 3). */
export async function raiseEpoch(db: Db, userId: string): Promise<number> {
  const { session_epoch } = await db
    .updateTable('users')
    .set((eb) => ({ session_epoch: eb('session_epoch', '+', 1) }))
    .where('id', '=', userId)
    .returning('session_epoch')
    .executeTakeFirstOrThrow()
  return session_epoch
}

/** The same by the owner. Undefined where this session was ended meanwhile: it must not be carried over (R55). */
export async function raiseOwnEpoch(db: Db, userId: string, sessionId: string): Promise<number | undefined> {
  const row = await db
    .updateTable('users')
    .set((eb) => ({ session_epoch: eb('session_epoch', '+', 1) }))
    .where('id', '=', userId)
    .where('suspended_at', 'is', null)
    .where('deleted_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('sessions')
          .select('sessions.id')
          .where('sessions.id', '=', sessionId)
          .where('sessions.ended_at', 'is', null)
          .whereRef('sessions.epoch', '=', 'users.session_epoch'),
      ),
    )
    .returning('session_epoch')
    .executeTakeFirst()
  return row?.session_epoch
}

/** The acting session goes on in the new epoch. */
export async function carrySession(
  db: Db,
  sessionId: string,
  change: { digest: string; epoch: number; proved_at: Instant },
): Promise<Instant> {
  const { expires_at } = await db
    .updateTable('sessions')
    .set(change)
    .where('id', '=', sessionId)
    .returning('expires_at')
    .executeTakeFirstOrThrow()
  return expires_at
}

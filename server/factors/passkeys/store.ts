import type { Insertable } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import { type Db, preparedOne, type Tables } from '../../platform/database/index.ts'

type Challenge = Tables['passkey_challenges']

export async function insertChallenge(db: Db, row: Challenge): Promise<void> {
  await db.insertInto('passkey_challenges').values(row).execute()
}

/** True for one of all who ask at the same time. */
export async function deleteChallenge(
  db: Db,
  { digest, purpose, bound_to }: Omit<Challenge, 'expires_at'>,
  now: Instant,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('passkey_challenges')
    .where('digest', '=', digest)
    .where('purpose', '=', purpose)
    .where('bound_to', '=', bound_to)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** The passkey that its authenticator calls so, with its owner. */
export const findByCredential = preparedOne('passkey', (db, credentialId: string) =>
  db
    .selectFrom('passkeys')
    .innerJoin('users', 'users.id', 'passkeys.user_id')
    .select(['passkeys.id', 'passkeys.user_id', 'passkeys.credential_id', 'passkeys.public_key', 'passkeys.counter'])
    .select(['passkeys.name', 'passkeys.copied_at', 'passkeys.backed_up_at'])
    .select(['users.username', 'users.given_name', 'users.family_name', 'users.display_name'])
    .where('passkeys.credential_id', '=', credentialId),
)

export function listPasskeys(db: Db, userId: string) {
  return db
    .selectFrom('passkeys')
    .select(['id', 'name', 'credential_id', 'transports', 'created_at', 'used_at', 'backed_up_at', 'copied_at'])
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** False where a passkey of this credential is known already, whosever it is. */
export async function insertPasskey(db: Db, row: Insertable<Tables['passkeys']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('passkeys')
    .values(row)
    .onConflict((on) => on.column('credential_id').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Notes a use. False where its counter did not go on since, or it was removed: of two alike one is a copy. */
export async function noteUse(
  db: Db,
  id: string,
  use: { counter: number; at: Instant; backedUpAt: Instant | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passkeys')
    .set({ counter: use.counter, used_at: use.at, backed_up_at: use.backedUpAt })
    .where('id', '=', id)
    .where('counter', use.counter === 0 ? '=' : '<', use.counter)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** True where it was not marked before. */
export async function markCopied(db: Db, id: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passkeys')
    .set({ copied_at: at })
    .where('id', '=', id)
    .where('copied_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

type Own = { readonly id: string; readonly userId: string }

export async function renamePasskey(db: Db, { id, userId }: Own, name: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passkeys')
    .set({ name })
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function deletePasskey(db: Db, { id, userId }: Own): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('passkeys')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

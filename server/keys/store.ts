import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/database/index.ts'

export function findKey(db: Db) {
  return db.selectFrom('installation').select(['key_id', 'key_check']).executeTakeFirst()
}

export async function followKey(db: Db, next: { readonly key_id: string; readonly key_check: string }): Promise<void> {
  await db.updateTable('installation').set(next).execute()
}

export function countOpenLinks(db: Db, now: Instant) {
  return db
    .selectFrom('links')
    .select('key_id')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('spent_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('expires_at', '>', now)
    .groupBy('key_id')
    .execute()
}

export function countTokens(db: Db, now: Instant) {
  return db
    .selectFrom('tokens')
    .select('key_id')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .groupBy('key_id')
    .execute()
}

/** Revokes every token that is derived from the key; answers how many. */
export async function revokeTokensOf(db: Db, keyId: string, now: Instant): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('tokens')
    .set({ revoked_at: now })
    .where('key_id', '=', keyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Voids every open link of the key; answers how many. */
export async function voidLinksOf(db: Db, keyId: string, now: Instant): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('links')
    .set({ voided_at: now, voided_because: 'key revoked' })
    .where('key_id', '=', keyId)
    .where('spent_at', 'is', null)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

import { type SqlBool, sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import { type Db, likeText } from '../../platform/database/index.ts'
import { THEIRS } from './fates.ts'

/** Deleted users whose grace is over, the longest waiting first. */
export function listDue(db: Db, now: Instant, limit: number) {
  return db
    .selectFrom('users')
    .select('id')
    .where('purge_at', '<=', now)
    .where('deleted_at', 'is not', null)
    .orderBy('purge_at')
    .limit(limit)
    .execute()
}

/** By what rows of others name the account. `addresses` in lower case: mail that went there, on whosever behalf. */
interface Named {
  readonly name: string
  readonly addresses: readonly string[]
}

/** The account and every row of it. */
export async function eraseAccount(db: Db, userId: string, { name, addresses }: Named): Promise<void> {
  const links = db.selectFrom('links').select('id').where('user_id', '=', userId)
  await db
    .deleteFrom('outbox')
    .where((eb) =>
      eb.or([
        eb('user_id', '=', userId),
        eb('link_id', 'in', links),
        ...(addresses.length === 0 ? [] : [eb(sql<string>`lower(recipient)`, 'in', addresses)]),
      ]),
    )
    .execute()
  await db.deleteFrom('links').where('user_id', '=', userId).execute()
  await db.deleteFrom('external_ids').where('entity', '=', 'user').where('entity_id', '=', userId).execute()
  for (const table of THEIRS) await sql`delete from ${sql.table(table)} where user_id = ${userId}`.execute(db)
  await db.deleteFrom('profile_values').where('ref_id', '=', userId).execute()
  await forgetReplies(db, userId, name)
  await db.updateTable('users').set({ manager_id: null }).where('manager_id', '=', userId).execute()
  await db.deleteFrom('users').where('id', '=', userId).execute()
}

/** Replies to and about them. The keys stay taken, so that a repeated request does not create them anew. */
async function forgetReplies(db: Db, userId: string, name: string): Promise<void> {
  await db.deleteFrom('idempotency').where('actor_id', '=', userId).execute()
  const inJson = likeText(JSON.stringify(name).slice(1, -1))
  await db
    .updateTable('idempotency')
    .set({ status: 0, reply: '' })
    .where((eb) =>
      eb.or([
        eb('reply', 'like', `%${userId}%`),
        ...(inJson === '' ? [] : [sql<SqlBool>`reply like ${`%"${inJson}"%`} escape '\\'`]),
      ]),
    )
    .execute()
}

const UNSWEPT = 'unswept'

/** Notes that the index of words still holds what this change erased. */
export async function noteUnswept(db: Db, changeId: string): Promise<void> {
  await db
    .insertInto('audit_marks')
    .values({ name: UNSWEPT, value: changeId })
    .onConflict((on) => on.column('name').doUpdateSet({ value: changeId }))
    .execute()
}

/** The last change that erased somebody since the index was swept. */
export async function findUnswept(db: Db): Promise<string | undefined> {
  const row = await db.selectFrom('audit_marks').select('value').where('name', '=', UNSWEPT).executeTakeFirst()
  return row?.value
}

/** Unless somebody else was erased meanwhile. */
export async function forgetUnswept(db: Db, changeId: string): Promise<void> {
  await db.deleteFrom('audit_marks').where('name', '=', UNSWEPT).where('value', '=', changeId).execute()
}

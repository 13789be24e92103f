import { sql } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/context.ts'
import { compiledOnce, type Db, type Engine, preparedOne, typesOf } from '../platform/database/index.ts'

/** A token with its owner's standing and both access versions: one short read at every request. */
export const findToken = compiledOnce('token', (db, id) =>
  db
    .selectFrom('tokens')
    .innerJoin('users', 'users.id', 'tokens.user_id')
    .leftJoin('passwords', 'passwords.user_id', 'tokens.user_id')
    .innerJoin('installation', (join) => join.on(sql<boolean>`1 = 1`))
    .select(['tokens.id', 'tokens.user_id', 'tokens.kind', 'tokens.name', 'tokens.digest', 'tokens.key_id'])
    .select(['tokens.generation', 'tokens.changes', 'tokens.scopes', 'tokens.sources'])
    .select(['tokens.expires_at', 'tokens.issued_at', 'tokens.revoked_at', 'passwords.changed_at'])
    .select(['users.type', 'users.version', 'users.session_epoch', 'users.access_version'])
    .select(['users.from_at', 'users.started_at', 'users.until_at', 'users.suspended_at', 'users.deleted_at'])
    .select(['installation.access_version as all_version', 'installation.settings_version'])
    // What is looked up together with others comes as text.
    .where('tokens.id', '=', sql<string>`cast(${id} as ${sql.raw(typesOf(db).id)})`),
)

export type UsedToken = NonNullable<Awaited<ReturnType<typeof findToken>>>

/** True once for each nonce of a key, of however many at once: on every server that shares the database. */
export async function takeNonce(db: Db, nonce: { token_id: string; nonce: string; taken_at: Instant }) {
  return (await insertNonce(db, nonce)) !== undefined
}

const insertNonce = preparedOne('take-nonce', (db, row: { token_id: string; nonce: string; taken_at: Instant }) =>
  db
    .insertInto('signature_nonces')
    .values(row)
    .onConflict((on) => on.columns(['token_id', 'nonce']).doNothing())
    .returning('nonce'),
)

/** Forgets at most so many that were taken before; answers how many. */
export async function forgetNonces(db: Db, before: Instant, limit: number): Promise<number> {
  const old = db
    .selectFrom('signature_nonces')
    .select(['token_id', 'nonce'])
    .where('taken_at', '<', before)
    .limit(limit)
  const rows = await old.execute()
  for (const { token_id, nonce } of rows)
    await db.deleteFrom('signature_nonces').where('token_id', '=', token_id).where('nonce', '=', nonce).execute()
  return rows.length
}

export interface Use {
  readonly tokenId: string
  readonly userId: string
  readonly at: Instant
  readonly address: string
}

/** Only forwards: another server may have seen a later use. */
export async function writeUsed({ db, world }: Tx, uses: readonly Use[]): Promise<void> {
  const rows = uses.map((use) => rowOf(world.engine.types, use))
  await sql`update tokens set used_at = used.column2, used_address = used.column3
    from (values ${sql.join(rows)}) as used
    where tokens.id = used.column1 and (tokens.used_at is null or tokens.used_at < used.column2)`.execute(db)
}

function rowOf({ id, instant }: Engine['types'], { tokenId, at, address }: Use) {
  return sql`(cast(${tokenId} as ${sql.raw(id)}), cast(${at} as ${sql.raw(instant)}), ${address})`
}

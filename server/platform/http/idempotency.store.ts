import type { Instant } from '../clock.ts'
import type { Db } from '../database/index.ts'

interface Name {
  readonly actor: string
  readonly route: string
  readonly key: string
}

interface Claim {
  readonly actor_id: string
  readonly route: string
  readonly key: string
  readonly body_digest: string
  readonly created_at: Instant
}

export function findReply(db: Db, { actor, route, key }: Name, since: Instant) {
  return db
    .selectFrom('idempotency')
    .select(['body_digest', 'status', 'reply'])
    .where('actor_id', '=', actor)
    .where('route', '=', route)
    .where('key', '=', key)
    .where('created_at', '>', since)
    .executeTakeFirst()
}

/** False where somebody holds the key already. Keys past their time are taken over. */
export async function claim(db: Db, row: Claim, since: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('idempotency')
    .values({ ...row, status: 0, reply: '' })
    .onConflict((conflict) =>
      conflict
        .columns(['actor_id', 'route', 'key'])
        .doUpdateSet({ body_digest: row.body_digest, status: 0, reply: '', created_at: row.created_at })
        .where('idempotency.created_at', '<=', since),
    )
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function saveReply(
  db: Db,
  { actor, route, key }: Name,
  { status, reply }: { status: number; reply: string },
): Promise<void> {
  await db
    .updateTable('idempotency')
    .set({ status, reply })
    .where('actor_id', '=', actor)
    .where('route', '=', route)
    .where('key', '=', key)
    .execute()
}

export async function forgetReplies(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('idempotency').where('created_at', '<=', before).execute()
}

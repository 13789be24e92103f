import type { Instant } from '../platform/clock.ts'
import { type Db, preparedOne } from '../platform/database/index.ts'

/** Whoever has no row has no factor and is not asked for one. */
export const findState = preparedOne('second-factor', (db, userId: string) =>
  db.selectFrom('second_factors').select(['enrolled_at', 'asked_at', 'asked_by']).where('user_id', '=', userId),
)

export function setEnrolled(db: Db, userId: string, at: Instant | null): Promise<void> {
  return put(db, userId, { enrolled_at: at })
}

export function setAsked(db: Db, userId: string, asked: { at: Instant; by: string | null } | null): Promise<void> {
  return put(db, userId, { asked_at: asked?.at ?? null, asked_by: asked?.by ?? null })
}

async function put(
  db: Db,
  userId: string,
  change: { enrolled_at: Instant | null } | { asked_at: Instant | null; asked_by: string | null },
): Promise<void> {
  await db
    .insertInto('second_factors')
    .values({ user_id: userId, ...change })
    .onConflict((on) => on.column('user_id').doUpdateSet(change))
    .execute()
}

/** Everything by which this person could show a second factor. */
export async function deleteAll(db: Db, userId: string): Promise<void> {
  for (const table of ['totp_factors', 'totp_enrolments', 'recovery_codes'] as const)
    await db.deleteFrom(table).where('user_id', '=', userId).execute()
}

/** The ids of the active roles of these names, folded. */
export async function listRoleIds(db: Db, keys: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('roles')
    .select('id')
    .where('name_key', 'in', keys)
    .where('deleted_at', 'is', null)
    .where('inactive_at', 'is', null)
    .execute()
  return rows.map((row) => row.id)
}

import type { Insertable, Updateable } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Db, Tables } from '../platform/database/index.ts'

export type LinkKind = Tables['links']['kind']

/** What administrators see and revoke on the page of its owner. */
export type ManagedKind = Exclude<LinkKind, 'log-in-as'>

export async function insertLink(db: Db, row: Insertable<Tables['links']>): Promise<void> {
  await db.insertInto('links').values(row).execute()
}

export function findLink(db: Db, id: string) {
  return db.selectFrom('links').selectAll().where('id', '=', id).executeTakeFirst()
}

export type LinkRow = NonNullable<Awaited<ReturnType<typeof findLink>>>

export function listOpen(db: Db, userId: string, now: Instant) {
  return db
    .selectFrom('links')
    .leftJoin('users', 'users.id', 'links.created_by')
    .select(['links.id', 'links.kind', 'links.address', 'links.expires_at', 'links.created_at'])
    .select(['users.display_name', 'users.given_name', 'users.family_name', 'users.username'])
    .where('links.user_id', '=', userId)
    .where('links.kind', '!=', 'log-in-as')
    .$narrowType<{ kind: ManagedKind }>()
    .where('links.spent_at', 'is', null)
    .where('links.voided_at', 'is', null)
    .where('links.expires_at', '>', now)
    .orderBy('links.created_at', 'desc')
    .execute()
}

/** The ids of the links that this ended. */
export async function voidOpen(
  db: Db,
  userId: string,
  kinds: readonly LinkKind[],
  reason: { at: Instant; because: string; address?: string },
): Promise<string[]> {
  const rows = await db
    .updateTable('links')
    .set({ voided_at: reason.at, voided_because: reason.because })
    .where('user_id', '=', userId)
    .where('kind', 'in', kinds)
    .where('spent_at', 'is', null)
    .where('voided_at', 'is', null)
    .$if(reason.address !== undefined, (query) => query.where('address', '=', reason.address ?? ''))
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Ends the open links of this kind that somebody issued, to whomever they lead. */
export async function voidByAuthor(
  db: Db,
  authorId: string,
  kind: LinkKind,
  { at, because }: { at: Instant; because: string },
): Promise<void> {
  await db
    .updateTable('links')
    .set({ voided_at: at, voided_because: because })
    .where('created_by', '=', authorId)
    .where('spent_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('kind', '=', kind)
    .execute()
}

/** One conditional statement on a link that was neither spent nor voided: of many at once exactly one succeeds (R26). */
function updateOpen(db: Db, id: string, change: Updateable<Tables['links']>) {
  return db
    .updateTable('links')
    .set(change)
    .where('id', '=', id)
    .where('spent_at', 'is', null)
    .where('voided_at', 'is', null)
}

/** When the form was first opened, by this or by another request; undefined where it is too late. */
export async function markOpened(db: Db, id: string, now: Instant): Promise<Instant | undefined> {
  const { numUpdatedRows } = await updateOpen(db, id, { opened_at: now })
    .where('opened_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return numUpdatedRows > 0n ? now : ((await findLink(db, id))?.opened_at ?? undefined)
}

/** The same as `spend` of a link whose form was opened, and not before `since`. */
export async function spendOpened(db: Db, id: string, now: Instant, since: Instant): Promise<boolean> {
  const { numUpdatedRows } = await updateOpen(db, id, { spent_at: now })
    .where('opened_at', '>', since)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function voidOne(db: Db, id: string, at: Instant, because: string): Promise<boolean> {
  const { numUpdatedRows } = await updateOpen(db, id, { voided_at: at, voided_because: because }).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Spends the link, as long as it lasts. */
export async function spend(db: Db, id: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await updateOpen(db, id, { spent_at: now })
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function findPrimaryEmail(db: Db, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('emails')
    .select('address')
    .where('user_id', '=', userId)
    .orderBy('ordinal')
    .limit(1)
    .executeTakeFirst()
  return row?.address
}

export function findOwner(db: Db, userId: string) {
  return db
    .selectFrom('users')
    .select(['id', 'type', 'username', 'given_name', 'family_name', 'display_name', 'language'])
    .where('id', '=', userId)
    .executeTakeFirst()
}

/** Locked until the transaction ends where the engine can. */
export function lockOwner(db: Db, userId: string) {
  return db
    .selectFrom('users')
    .select(['type', 'deleted_at', 'suspended_at', 'until_at', 'activated_at'])
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirst()
}

export type OwnerStanding = NonNullable<Awaited<ReturnType<typeof lockOwner>>>

export async function takeOver(db: Db, id: string, userId: string | null): Promise<void> {
  await db.updateTable('links').set({ created_by: userId }).where('id', '=', id).execute()
}

/** All SQL about imports themselves: what they are, how far they are, what they refused and created. */
import type { Insertable, Updateable } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import { type Db, inPieces, insertMany, type Tables } from '../platform/database/index.ts'

export type ImportRow = Tables['imports']
export type ImportUpdate = Updateable<ImportRow>

export async function insertImport(db: Db, row: ImportRow): Promise<void> {
  await db.insertInto('imports').values(row).execute()
}

export function findImport(db: Db, id: string) {
  return db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Newest first; of one person where `createdBy` says so. */
export function listPage(db: Db, page: { createdBy: string | undefined; before: string | undefined; limit: number }) {
  const { createdBy, before, limit } = page
  return db
    .selectFrom('imports')
    .selectAll()
    .$if(createdBy !== undefined, (query) => query.where('created_by', '=', createdBy ?? ''))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function countImports(db: Db, createdBy: string | undefined): Promise<number> {
  const { count } = await db
    .selectFrom('imports')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .$if(createdBy !== undefined, (query) => query.where('created_by', '=', createdBy ?? ''))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Changes an import that is in one of these states; false where it no longer is. */
export async function updateIn(
  db: Db,
  id: string,
  states: readonly ImportRow['state'][],
  changes: ImportUpdate,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set(changes)
    .where('id', '=', id)
    .where('state', 'in', states)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Changes an import at work; false where it was cancelled, or another process took it over. */
export async function updateHeld(db: Db, id: string, holder: string, changes: ImportUpdate): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set(changes)
    .where('id', '=', id)
    .where('holder', '=', holder)
    .where('state', 'in', ['checking', 'running'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes the oldest import at work that nobody holds; of several processes one gets it. */
export async function claimNext(
  db: Db,
  holder: string,
  { now, until }: { now: Instant; until: Instant },
): Promise<string | undefined> {
  const free = await db
    .selectFrom('imports')
    .select('id')
    .where('state', 'in', ['checking', 'running'])
    .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '<=', now)]))
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (!free) return undefined
  await db.updateTable('imports').set({ holder, held_until: until }).where('id', '=', free.id).execute()
  return free.id
}

export async function insertProblems(db: Db, rows: readonly Insertable<Tables['import_problems']>[]): Promise<void> {
  for (const some of inPieces(rows))
    await db
      .insertInto('import_problems')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

export function listProblems(db: Db, importId: string, after: { line: number; ordinal: number }, limit: number) {
  return db
    .selectFrom('import_problems')
    .selectAll()
    .where('import_id', '=', importId)
    .where((eb) =>
      eb.or([eb('line', '>', after.line), eb.and([eb('line', '=', after.line), eb('ordinal', '>', after.ordinal)])]),
    )
    .orderBy('line')
    .orderBy('ordinal')
    .limit(limit)
    .execute()
}

export async function deleteProblems(db: Db, importId: string): Promise<void> {
  await db.deleteFrom('import_problems').where('import_id', '=', importId).execute()
}

export function insertCreations(db: Db, rows: readonly Tables['import_creations'][]): Promise<void> {
  return insertMany(db, 'import_creations', rows)
}

/** Sources of external ids in use; one short step through the index for each. */
export async function listSources(db: Db, entity: 'user' | 'team'): Promise<string[]> {
  const sources: string[] = []
  for (let last = ''; sources.length < 50; ) {
    const next = await db
      .selectFrom('external_ids')
      .select('source')
      .where('entity', '=', entity)
      .where('source', '>', last)
      .orderBy('source')
      .limit(1)
      .executeTakeFirst()
    if (!next) break
    sources.push(next.source)
    last = next.source
  }
  return sources
}

/** Everything an actor is made of, and whether they may still act. */
export async function findAuthor(db: Db, id: string) {
  const user = await db
    .selectFrom('users')
    .select(['id', 'type', 'username', 'given_name', 'family_name', 'display_name', 'access_version'])
    .select(['deleted_at', 'suspended_at', 'from_at', 'started_at', 'until_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  const all = await db.selectFrom('installation').select('access_version').executeTakeFirst()
  return user && { ...user, all_version: all?.access_version ?? 0 }
}

export function listAuthorNames(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('users')
    .select(['id', 'display_name', 'given_name', 'family_name', 'username'])
    .where('id', 'in', ids)
    .execute()
}

/** Imports that nobody touched since: those that wait, and those that ended. */
export function listUntouched(db: Db, states: readonly ImportRow['state'][], before: Instant, limit: number) {
  return db
    .selectFrom('imports')
    .select(['id', 'state'])
    .where('state', 'in', states)
    .where('updated_at', '<', before)
    .limit(limit)
    .execute()
}

/** Whether any of these ids is a user's. */
export async function knowsUser(db: Db, ids: readonly string[]): Promise<boolean> {
  return (await db.selectFrom('users').select('id').where('id', 'in', ids).limit(1).executeTakeFirst()) !== undefined
}

/** Which of these were undone, and whether nothing stayed. */
export async function listUndone(db: Db, ids: readonly string[]): Promise<Map<string, 'whole' | 'part'>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('import_undos')
    .select(['import_id', 'left_count'])
    .where('import_id', 'in', ids)
    .where('state', '=', 'done')
    .execute()
  return new Map(rows.map((row) => [row.import_id, row.left_count === 0 ? 'whole' : 'part']))
}

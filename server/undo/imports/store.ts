/** All SQL of the undo of imports: how far it is, what comes next, what it leaves alone. */
import type { Updateable } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import { type Db, inPieces, type Tables } from '../../platform/database/index.ts'

export type UndoRow = Tables['import_undos']
export type UndoUpdate = Updateable<UndoRow>
export type LeftRow = Tables['import_undo_left']
export type Entity = Tables['import_creations']['entity']

export function findUndo(db: Db, importId: string) {
  return db.selectFrom('import_undos').selectAll().where('import_id', '=', importId).executeTakeFirst()
}

/** Begins anew; whatever an earlier try said goes. */
export async function beginUndo(db: Db, row: UndoRow): Promise<void> {
  await db.deleteFrom('import_undo_left').where('import_id', '=', row.import_id).execute()
  await db
    .insertInto('import_undos')
    .values(row)
    .onConflict((conflict) => conflict.column('import_id').doUpdateSet(row))
    .execute()
}

/** Changes an undo at work; false where it was stopped, or another process took it over. */
export async function updateHeld(db: Db, importId: string, holder: string, changes: UndoUpdate): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('import_undos')
    .set(changes)
    .where('import_id', '=', importId)
    .where('holder', '=', holder)
    .where('state', 'in', ['planning', 'running'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Stops an undo at work; undefined where none is. */
export async function stopUndo(db: Db, importId: string, now: Instant): Promise<UndoRow | undefined> {
  return db
    .updateTable('import_undos')
    .set({ state: 'stopped', holder: null, held_until: null, updated_at: now, finished_at: now })
    .where('import_id', '=', importId)
    .where('state', '=', 'running')
    .returningAll()
    .executeTakeFirst()
}

/** Forgets a try that was not waited for. */
export async function dropPlan(db: Db, importId: string): Promise<boolean> {
  await forgetLeft(db, importId)
  const { numDeletedRows } = await db
    .deleteFrom('import_undos')
    .where('import_id', '=', importId)
    .where('state', '=', 'planning')
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Forgets a try that was waited for and is told. */
export async function dropTried(db: Db, importId: string): Promise<void> {
  await forgetLeft(db, importId)
  await db.deleteFrom('import_undos').where('import_id', '=', importId).where('state', '=', 'planned').execute()
}

/** Takes the oldest undo at work that nobody holds; of several processes one gets it. */
export async function claimNext(db: Db, holder: string, times: { now: Instant; until: Instant }) {
  const free = await db
    .selectFrom('import_undos')
    .select('import_id')
    .where('state', 'in', ['planning', 'running'])
    .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '<=', times.now)]))
    .orderBy('started_at')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (!free) return undefined
  const { import_id } = free
  await db
    .updateTable('import_undos')
    .set({ holder, held_until: times.until })
    .where('import_id', '=', import_id)
    .execute()
  return import_id
}

export async function countCreations(db: Db, importId: string): Promise<number> {
  const { count } = await db
    .selectFrom('import_creations')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What the import created, the newest first: teams below go before those above. */
export function listCreations(
  db: Db,
  importId: string,
  { entity, below, limit }: { entity: Entity; below: string | null; limit: number },
) {
  return db
    .selectFrom('import_creations')
    .select('entity_id as id')
    .where('import_id', '=', importId)
    .where('entity', '=', entity)
    .$if(below !== null, (query) => query.where('entity_id', '<', below ?? ''))
    .orderBy('entity_id', 'desc')
    .limit(limit)
    .execute()
}

export async function forgetLeft(db: Db, importId: string): Promise<void> {
  await db.deleteFrom('import_undo_left').where('import_id', '=', importId).execute()
}

export async function addLeft(db: Db, rows: readonly LeftRow[]): Promise<void> {
  for (const some of inPieces(rows)) await db.insertInto('import_undo_left').values(some).execute()
}

export function listLeft(db: Db, importId: string, after: { line: number; id: string } | undefined, limit: number) {
  return db
    .selectFrom('import_undo_left')
    .selectAll()
    .where('import_id', '=', importId)
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('line', '>', after?.line ?? 0),
          eb.and([eb('line', '=', after?.line ?? 0), eb('entity_id', '>', after?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('line')
    .orderBy('entity_id')
    .limit(limit)
    .execute()
}

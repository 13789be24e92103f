import type { Updateable } from 'kysely'
import { type Db, inPieces, type Tables } from '../platform/database/index.ts'

export type Word = Tables['audit_words']
export type SealedRow = Awaited<ReturnType<typeof listSealed>>[number]

/** Sealed rows behind a place in the chain, in its order. */
export function listSealed(db: Db, after: number, limit: number) {
  return db
    .selectFrom('audit_chain as c')
    .innerJoin('audit_rows as r', 'r.id', 'c.row_id')
    .leftJoin('audit_details as d', 'd.row_id', 'r.id')
    .leftJoin('audit_origins as o', 'o.row_id', 'r.id')
    .select(['c.position', 'r.id', 'r.at', 'r.entity', 'r.entity_id', 'r.event', 'r.actor_id', 'r.real_actor_id'])
    .select(['d.content as details', 'o.content as origins', 'o.at as found_at'])
    .where('c.position', '>', after)
    .orderBy('c.position')
    .limit(limit)
    .execute()
}

/** Each word of an owner stands once, with the last day on which it was seen. */
export async function addWords(db: Db, words: readonly Word[]): Promise<void> {
  for (const some of inPieces(words))
    await db
      .insertInto('audit_words')
      .values(some)
      .onConflict((on) =>
        on
          .columns(['word', 'entity_id'])
          .doUpdateSet((of) => ({ last_day: of.ref('excluded.last_day') }))
          .whereRef('audit_words.last_day', '<', 'excluded.last_day'),
      )
      .execute()
}

export async function addKinds(db: Db, kinds: readonly Tables['audit_kinds'][]): Promise<void> {
  for (const some of inPieces(kinds))
    await db
      .insertInto('audit_kinds')
      .values(some)
      .onConflict((on) => on.columns(['entity', 'event']).doNothing())
      .execute()
}

export async function setFoundBy(db: Db, rowId: string, found: Updateable<Tables['audit_origins']>): Promise<void> {
  await db.updateTable('audit_origins').set(found).where('row_id', '=', rowId).execute()
}
